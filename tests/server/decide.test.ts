import { describe, expect, test } from 'vitest';
import type { Json } from '#lib/model/merge.ts';
import { decide, type Present } from '../../server/src/store/decide.ts';
import { aGuide, anEntry, aStep } from '#tests/fixtures/a-guide.ts';
import { aQuestion } from '#tests/fixtures/a-question.ts';
import { aFlag } from './a-client.ts';

const guide = aGuide({ title: 'One' }) as unknown as { [key: string]: Json };
const present = (body: Json, rev = 'r2'): Present => ({ type: 'guide', rev, deleted: body === null, body });
const wish = (body: Json, base: string | null) => ({ type: 'guide' as const, base, body });

test('a new document is written', () => {
  expect(decide(undefined, undefined, wish(guide, null))).toEqual({ writes: true, body: guide, conflicts: [] });
});

test('the removal of what never was writes nothing', () => {
  expect(decide(undefined, undefined, wish(null, null))).toEqual({ writes: false, body: null, conflicts: [] });
});

test('from the present revision whatever is asked for is done', () => {
  expect(decide(present(guide), undefined, wish(null, 'r2'))).toMatchObject({ writes: true, body: null });
  const changed = { ...guide, title: 'Two' };
  expect(decide(present(guide), undefined, wish(changed, 'r2'))).toMatchObject({ writes: true, body: changed });
});

test('the same again writes nothing', () => {
  expect(decide(present(guide), guide, wish(guide, 'r1')).writes).toBe(false);
  expect(decide(present(guide), undefined, wish(guide, 'r2')).writes).toBe(false);
});

test('from an older revision changes of both are kept', () => {
  const theirs = { ...guide, description: 'more' };
  const decision = decide(present(theirs), guide, wish({ ...guide, title: 'Two' }, 'r1'));
  expect(decision).toEqual({ writes: true, body: { ...theirs, title: 'Two' }, conflicts: [] });
});

test('where the base is not known any more a difference is a conflict, never a silent overwrite', () => {
  const decision = decide(present(guide), undefined, wish({ ...guide, title: 'Two' }, 'gone'));
  expect(decision).toMatchObject({ writes: false, body: guide });
  expect(decision.conflicts).toEqual([{ path: ['title'], mine: 'Two', theirs: 'One' }]);
});

test('a removed document comes back when it was edited meanwhile', () => {
  const edited = { ...guide, title: 'Two' };
  const decision = decide(present(null), guide, wish(edited, 'r1'));
  expect(decision).toMatchObject({ writes: true, body: edited });
  expect(decision.conflicts).toHaveLength(1);
});

test('a removed document stays removed for who had changed nothing', () => {
  expect(decide(present(null), guide, wish(guide, 'r1'))).toEqual({ writes: false, body: null, conflicts: [] });
});

describe('two people publish at once', () => {
  const entry = anEntry({ title: 'One' }) as unknown as { [key: string]: Json };
  const first = { ...entry, title: 'Theirs', body: 'a'.repeat(64) };

  test('an entry is taken whole, so that no title stands above another body', () => {
    const mine = { ...entry, description: 'Mine', body: 'b'.repeat(64) };
    const decision = decide({ ...present(first), type: 'entry' }, entry, { type: 'entry', base: 'r1', body: mine });
    expect(decision).toEqual({ writes: false, body: first, conflicts: [{ path: [], mine, theirs: first }] });
  });

  test('and a withdrawal meanwhile gives way to the new one', () => {
    const gone: Present = { type: 'entry', rev: 'r2', deleted: true, body: null };
    expect(decide(gone, entry, { type: 'entry', base: 'r1', body: first })).toMatchObject({
      writes: true,
      body: first,
    });
  });
});

test('a question is taken whole, too: the answer of one and the guide of another would be nobody’s', () => {
  const question = aQuestion() as unknown as { [key: string]: Json };
  const theirs = { ...question, status: 'answered', answer: 'So.', resolvedBy: 'bob' };
  const mine = { ...question, guideId: crypto.randomUUID() };
  const decision = decide({ ...present(theirs), type: 'question' }, question, {
    type: 'question',
    base: 'r1',
    body: mine,
  });
  expect(decision).toMatchObject({ writes: false, body: theirs, conflicts: [{ path: [] }] });
});

test('a flag is taken whole, so that nobody’s words stand under another’s name', () => {
  const flag = aFlag('ann') as unknown as { [key: string]: Json };
  const theirs = { ...flag, status: 'fixed', resolvedBy: 'bob' };
  const mine = { ...flag, status: 'declined', answer: 'No.', resolvedBy: 'cid' };
  const decision = decide({ ...present(theirs), type: 'flag' }, flag, { type: 'flag', base: 'r1', body: mine });
  expect(decision).toEqual({ writes: false, body: theirs, conflicts: [{ path: [], mine, theirs }] });
});

test('a merge that would make a bad document keeps the committed one and all of the other beside it', () => {
  const step = aStep() as unknown as Json;
  const base = { ...guide, steps: {} };
  const theirs = { ...guide, steps: { a: step } };
  const mine = { ...guide, steps: { a: { only: 'half' } } };
  const broken = { ...theirs, steps: { a: { ...(step as object), order: 7 } as Json } };
  const decision = decide(present(broken), base, wish(mine, 'r1'));
  expect(decision).toMatchObject({ writes: false, body: broken });
  expect(decision.conflicts).toEqual([{ path: [], mine, theirs: broken }]);
});
