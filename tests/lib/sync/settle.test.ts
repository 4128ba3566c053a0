import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEqual, type Json } from '#lib/model/merge.ts';
import type { OpResult } from '#lib/model/sync.ts';
import { settle } from '#lib/sync/settle.ts';
import { aStoredDocument } from '#tests/fixtures/a-device.ts';

type Body = Record<string, Json>;
const stored = (body: Body | null) =>
  aStoredDocument({ type: 'guide', id: 'x', body, base: { n: 0 }, rev: 'r1', op: 'op1', dirty: 1 });
const result = (body: Body | null, overrides: Partial<OpResult> = {}): OpResult => ({
  op: 'op1',
  status: 'applied',
  rev: 'r2',
  body,
  ...overrides,
});

test('an edit the store took is clean, on the new revision', () => {
  expect(settle(stored({ n: 1 }), { n: 1 }, result({ n: 1 }))).toMatchObject({
    dirty: 0,
    op: null,
    rev: 'r2',
    base: { n: 1 },
    body: { n: 1 },
  });
});

test('what the store had said before is kept, for edits that began there', () => {
  const settled = settle(stored({ n: 1 }), { n: 1 }, result({ n: 1 }));
  expect(settled?.earlier).toEqual({ rev: 'r1', body: { n: 0 } });
  expect(settle(settled!, { n: 1 }, result({ n: 1 }))?.earlier).toEqual({ rev: 'r1', body: { n: 0 } });
});

test('what others changed comes in, what was typed meanwhile stays and is still to be sent', () => {
  const settled = settle(stored({ n: 1, typed: 'meanwhile' }), { n: 1 }, result({ n: 1, theirs: 2 }));
  expect(settled).toMatchObject({ dirty: 1, body: { n: 1, typed: 'meanwhile', theirs: 2 }, base: { n: 1, theirs: 2 } });
});

test('what was typed meanwhile on a value that others changed keeps the old base, for the store to judge', () => {
  const settled = settle(stored({ n: 2 }), { n: 1 }, result({ n: 9 }));
  expect(settled).toMatchObject({ dirty: 1, op: null, rev: 'r1', base: { n: 0 }, body: { n: 2 } });
});

test('a document that is gone on both sides is gone', () => {
  expect(settle(stored(null), null, result(null))).toBeNull();
});

test('what was typed while a removal was sent is a document again', () => {
  expect(settle(stored({ n: 5 }), null, result(null))).toMatchObject({ dirty: 1, body: { n: 5 } });
});

test('what was removed while an edit was sent is removed next', () => {
  expect(settle(stored(null), { n: 1 }, result({ n: 1 }))).toMatchObject({ dirty: 1, body: null, rev: 'r2' });
});

describe('a refusal', () => {
  test('rests with its reason', () => {
    const settled = settle(stored({ n: 1 }), { n: 1 }, result(null, { status: 'forbidden', message: 'No.' }));
    expect(settled).toMatchObject({ dirty: 0, refused: 'No.', body: { n: 1 } });
  });

  test('of what was edited again meanwhile says nothing about the new text', () => {
    const settled = settle(stored({ n: 2 }), { n: 1 }, result(null, { status: 'invalid', message: 'No.' }));
    expect(settled).toMatchObject({ dirty: 1, refused: null, body: { n: 2 } });
  });
});

test('whatever the store answers, a value typed since the push is still here', () => {
  const value = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 3 }));
  fc.assert(
    fc.property(value, value, value, (pushed, now, answer) => {
      const settled = settle(stored(now), pushed, result(answer))!;
      for (const key of Object.keys(now)) {
        if (!isEqual(now[key], pushed[key])) expect((settled.body as Body)[key]).toEqual(now[key]);
      }
      if (settled.dirty === 0) expect(settled.body).toEqual(answer);
    }),
    { numRuns: 500 },
  );
});
