import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Json } from '#lib/model/merge.ts';
import { judge, revisionKey, type Evidence } from '../../server/src/store/judge.ts';
import { aGuide, anEntry } from '#tests/fixtures/a-guide.ts';
import { aComment, aReview } from '#tests/fixtures/a-review.ts';
import { aFlag, anOp } from './a-client.ts';

/** Who the guides of the fixtures are signed by. */
const me = { id: 'ann', name: 'Ada', role: 'author' as const };

function evidence(overrides: Partial<Evidence> = {}): Evidence {
  const maps = { known: new Map(), present: new Map(), bases: new Map(), authors: new Map(), lacking: new Map() };
  const none = {
    ...maps,
    lastShared: new Map(),
    elsewhere: new Map<string, string>(),
    blobs: new Set<string>(),
  };
  return { feed: 'edit:main', person: me, seq: 10, ...none, ...overrides };
}

const presentOf = (body: object, type = 'guide', rev = 'r1') => ({ type, rev, deleted: false, body: body as Json });

test('each write takes the next number, and what writes nothing takes none', () => {
  const { writes } = judge([anOp('guide', aGuide()), anOp('guide', null), anOp('guide', aGuide())], evidence());
  expect(writes.map(({ seq }) => seq)).toEqual([11, 12]);
});

test('a later op of the same push sees what an earlier one did', () => {
  const guide = aGuide();
  const first = anOp('guide', guide);
  const second = anOp('guide', { ...guide, title: 'Two' }, { base: first.op });
  const { results, writes } = judge([first, second], evidence());
  expect(results.map(({ status }) => status)).toEqual(['applied', 'applied']);
  expect(writes.map(({ rev }) => rev)).toEqual([first.op, second.op]);
});

test('two ops of one push that started from an earlier one of it are merged', () => {
  const guide = aGuide();
  const first = anOp('guide', guide);
  const second = anOp('guide', { ...guide, title: 'Two' }, { base: first.op });
  const third = anOp('guide', { ...guide, description: 'Three' }, { base: first.op });
  const { results } = judge([first, second, third], evidence());
  expect(results.at(-1)).toMatchObject({ status: 'applied', body: { title: 'Two', description: 'Three' } });
});

test('a known op is answered with the present state and not done again', () => {
  const guide = aGuide({ title: 'Since then' });
  const op = anOp('guide', { ...guide, title: 'Mine' });
  const known = new Map([[op.op, { id: op.id, status: 'applied' as const }]]);
  const verdict = judge([op], evidence({ known, present: new Map([[guide.id, presentOf(guide)]]) }));
  expect(verdict.results[0]).toMatchObject({ status: 'applied', rev: 'r1', body: { title: 'Since then' } });
  expect(verdict.writes).toEqual([]);
});

test('an op id cannot be used for a second document', () => {
  const op = anOp('guide', aGuide());
  const known = new Map([[op.op, { id: randomUUID(), status: 'applied' as const }]]);
  expect(judge([op], evidence({ known })).results[0]?.status).toBe('invalid');
});

test('a document keeps its type', () => {
  const flag = aFlag(me.id);
  const present = new Map([[flag.id, presentOf(aGuide({ id: flag.id }))]]);
  expect(judge([anOp('flag', flag)], evidence({ feed: 'pub:main', present })).results[0]?.status).toBe('invalid');
});

test('a blob that is not there is named', () => {
  const entry = anEntry({ body: 'a'.repeat(64) });
  const [result] = judge([anOp('entry', entry)], evidence({ feed: 'pub:main' })).results;
  expect(result).toMatchObject({ status: 'invalid', message: expect.stringContaining(entry.body) });
  const blobs = new Set([entry.body]);
  expect(judge([anOp('entry', entry)], evidence({ feed: 'pub:main', blobs })).results[0]?.status).toBe('applied');
});

test('what the document referred to before may stay, even if I have never seen its bytes', () => {
  const entry = anEntry();
  const present = new Map([[entry.id, { type: 'entry', rev: 'r2', deleted: true, body: null }]]);
  const bases = new Map([[revisionKey(entry.id, 'r1'), entry as unknown as Json]]);
  const op = anOp('entry', { ...entry, title: 'Back again' }, { base: 'r1' });
  expect(judge([op], evidence({ feed: 'pub:main', present, bases })).results[0]?.status).toBe('clash');
});

test('a refused change says what is there now, so that the client can go back to it', () => {
  const entry = anEntry();
  const present = new Map([[entry.id, presentOf(entry, 'entry')]]);
  const reader = { ...me, role: 'reader' as const };
  const op = anOp('entry', null, { id: entry.id, base: 'r1' });
  const verdict = judge([op], evidence({ feed: 'pub:main', person: reader, present }));
  expect(verdict.results[0]).toMatchObject({ status: 'forbidden', rev: 'r1', body: { title: entry.title } });
  expect(verdict.writes).toEqual([]);
});

test('a revision of another document is no ground to stand on', () => {
  const answer = { status: 'fixed', resolvedBy: 'bob', resolvedAt: '2026-01-02T00:00:00.000Z' } as const;
  const answered = aFlag(me.id, answer);
  const forged = aFlag(me.id, answer);
  const bases = new Map([[revisionKey(answered.id, 'r1'), answered as unknown as Json]]);
  const op = anOp('flag', forged, { base: 'r1' });
  expect(judge([op], evidence({ feed: 'pub:main', bases })).results[0]?.status).toBe('forbidden');
});

test('what others did meanwhile is not taken for the change itself', () => {
  const flag = aFlag(me.id);
  const answered = { ...flag, status: 'fixed', resolvedBy: 'bob', resolvedAt: flag.raisedAt };
  const present = new Map([[flag.id, presentOf(answered, 'flag', 'r2')]]);
  const bases = new Map([[revisionKey(flag.id, 'r1'), flag as unknown as Json]]);
  const op = anOp('flag', { ...flag, note: 'Both buttons.' }, { base: 'r1' });
  const reader = { ...me, role: 'reader' as const };
  const { results } = judge([op], evidence({ feed: 'pub:main', person: reader, present, bases }));
  expect(results[0]).toMatchObject({ status: 'clash', body: { resolvedBy: 'bob' } });
});

test('what lives in another library now cannot be put here again, and can be removed here', () => {
  const guide = aGuide();
  const gone = { type: 'guide', rev: 'r2', deleted: true, body: null };
  const [edit, removal] = [anOp('guide', guide, { base: 'r1' }), anOp('guide', null, { id: guide.id, base: 'r2' })];
  const elsewhere = new Map([edit, removal].map(({ op }) => [op, 'edit:sales']));
  const here = evidence({ elsewhere, present: new Map([[guide.id, gone]]) });
  const late = judge([edit], here);
  expect(late.results[0]).toMatchObject({
    status: 'forbidden',
    body: null,
    message: expect.stringMatching(/moved to another library/),
  });
  expect(late.writes).toEqual([]);
  expect(judge([removal], here).results[0]?.status).toBe('same');
});

test('what belongs to a guide that was moved is to follow it, if it was allowed where it was made', () => {
  const ops = [anOp('flag', aFlag('ann')), anOp('flag', aFlag('bob'))];
  const elsewhere = new Map(ops.map(({ op }) => [op, 'pub:sales']));
  const { results, following, writes } = judge(ops, evidence({ feed: 'pub:main', elsewhere }));
  expect(following).toEqual([{ op: ops[0], feed: 'pub:sales' }]);
  expect(results[1]?.status).toBe('forbidden');
  expect(writes).toEqual([]);
});

test('where it arrives a report needs no access, and everything else does', () => {
  const stranger = { ...me, role: 'reader' as const, roles: {} };
  const known = aFlag('ann');
  const present = new Map([[known.id, presentOf(known, 'flag')]]);
  const status = (feed: string, ...op: Parameters<typeof anOp>) =>
    judge([anOp(...op)], evidence({ feed, person: stranger, present }), true).results[0]?.status;
  expect(status('pub:sales', 'flag', aFlag('ann'))).toBe('applied');
  expect(status('edit:sales', 'comment', aComment({ raisedBy: 'ann' }))).toBe('applied');
  expect(status('edit:sales', 'review', aReview({ raisedBy: 'ann' }))).toBe('forbidden');
  expect(status('pub:sales', 'flag', { ...known, note: 'More' }, { base: 'r1' })).toBe('forbidden');
});
