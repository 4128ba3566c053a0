/** A mistake that somebody could make in a rule that keeps what people wrote. */
export interface Mutant {
  name: string;
  file: string;
  /** What stands there now, which must be there exactly once each, and what the mistake makes of it. */
  changes: readonly (readonly [now: string, wrong: string])[];
}

const lineOf = (now: string, wrong = '') => [now, wrong] as const;

export const mutants: readonly Mutant[] = [
  {
    name: 'a clash is not recorded',
    file: 'server/src/store/decide.ts',
    changes: [lineOf('body: value ?? null, conflicts };', 'body: value ?? null, conflicts: [] };')],
  },
  {
    name: 'the last writer wins',
    file: 'server/src/store/decide.ts',
    changes: [
      lineOf(
        'const { value, conflicts } = merged(wish.type, base ?? undefined, mine, theirs);',
        'const { value, conflicts } = { value: mine, conflicts: [] as Conflict[] };',
      ),
    ],
  },
  {
    name: 'a removal beats an edit',
    file: 'lib/model/merge.ts',
    changes: [lineOf('return theirs === undefined ? mine : theirs;', 'return theirs;')],
  },
  {
    name: 'a pull writes over what is unsent',
    file: 'lib/sync/pull.ts',
    changes: [lineOf('if (stored?.dirty === 1) return;')],
  },
  {
    name: 'the cursor is written before the rows, by itself',
    file: 'lib/sync/pull.ts',
    changes: [
      lineOf(
        "device.transaction('rw', device.documents, device.feeds, device.orphans, () => take(device, feedId, changes));",
        'take(device, feedId, changes);',
      ),
      lineOf(
        'for (const row of changes.rows) await takeRow(device, feedId, row);',
        'await device.feeds.put({ ...feed, cursor: changes.next });\n  for (const row of changes.rows) await takeRow(device, feedId, row);',
      ),
    ],
  },
  {
    name: 'documents of a withdrawn feed stay on the disk',
    file: 'lib/sync/grants.ts',
    changes: [lineOf("await device.documents.where('feed').equals(feed).delete();")],
  },
  {
    name: 'unsent work of a withdrawn feed is thrown away',
    file: 'lib/sync/grants.ts',
    changes: [lineOf('for (const row of rows) await setAside(device, row);')],
  },
  {
    name: 'the cursor jumps to the head behind a full page',
    file: 'server/src/store/changes.ts',
    changes: [lineOf('next: more ? last : Math.max(head.seq, last),', 'next: Math.max(head.seq, last),')],
  },
  {
    name: 'removals are not told',
    file: 'server/src/store/changes.ts',
    changes: [lineOf('and seq > ${cursor.after} order by', 'and not deleted and seq > ${cursor.after} order by')],
  },
  {
    name: 'a change that is sent twice is done twice',
    file: 'server/src/store/judge.ts',
    changes: [lineOf('const seen = known.get(op.op);', 'const seen = known.get(`${op.op} `);')],
  },
  {
    name: 'a repeated change is answered with what it asked for, not with what is there',
    file: 'server/src/store/judge.ts',
    changes: [
      lineOf(
        "if (seen) return seen.id === op.id ? answer(seen.status) : answer('invalid', 'This op id was used before.');",
        'if (seen) return { ...answer(seen.status), body: op.body };',
      ),
    ],
  },
  {
    name: 'the sequence does not advance',
    file: 'server/src/store/judge.ts',
    changes: [lineOf('seq += 1;')],
  },
  {
    name: 'what was typed during a push gives way without a word where somebody else was faster',
    file: 'lib/sync/settle.ts',
    changes: [lineOf('if (conflicts.length > 0) return { ...stored, op: null };')],
  },
  {
    name: 'what was typed during a push is forgotten',
    file: 'lib/sync/settle.ts',
    changes: [
      lineOf('const body = (value ?? null) as object | null;', 'const body = (result.body ?? null) as object | null;'),
    ],
  },
];
