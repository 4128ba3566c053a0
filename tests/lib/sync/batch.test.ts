import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Op } from '#lib/model/sync.ts';
import { firstFitting } from '#lib/sync/batch.ts';

const anOp = (text: string): Op => ({ op: crypto.randomUUID(), id: 'g', type: 'guide', base: null, body: { text } });
const bytesOf = (ops: Op[]) => new TextEncoder().encode(JSON.stringify({ epoch: 'e1', ops })).length;

test('a request is as large as the store takes and not larger, whatever is written in it', () => {
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 12 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 100, max: 2000 }), (written, most) => {
      const ops = written.map(anOp);
      const taken = firstFitting('e1', ops, most);
      expect(taken).toEqual(ops.slice(0, taken.length));
      if (taken.length > 0) expect(bytesOf(taken)).toBeLessThanOrEqual(most);
      // One byte of room is left for the comma that the last change does not need.
      if (taken.length < ops.length) expect(bytesOf(ops.slice(0, taken.length + 1))).toBeGreaterThanOrEqual(most);
    }),
  );
});

test('what is too large by itself is not taken', () => {
  expect(firstFitting('e1', [anOp('x'.repeat(2_000_000)), anOp('')])).toEqual([]);
});
