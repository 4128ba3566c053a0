import { expect, test } from 'vitest';
import { FlagReport } from '#lib/model/flag.ts';
import { readDocument } from '#lib/model/documents.ts';
import { Trace } from '#lib/model/trace.ts';
import { aFlag } from '#tests/fixtures/a-flag.ts';
import { aTrace } from '#tests/fixtures/a-trace.ts';

const signal = ['near', 1.5] as const;

test.each<[string, object]>([
  ['a word of a page among its signals', { for: [['Jane Doe', 1]] }],
  ['a number of a page among its signals', { for: [['4711', 1]] }],
  ['a signal longer than any we have', { against: [['x'.repeat(25), -1]] }],
  ['more signals than anybody reads', { for: Array.from({ length: 9 }, () => signal) }],
  ['a number in which something could be hidden', { confidence: 0.123456 }],
  ['a number without end', { ahead: Infinity }],
  ['no number', { confidence: Number.NaN }],
  ['more than all sureness', { confidence: 1.01 }],
  ['half a candidate', { candidates: 1.5 }],
  ['an outcome of its own', { outcome: 'Jane' }],
  ['something beside all that', { name: 'Jane' }],
])('a trace with %s is none', (_, wrong) => {
  const trace = { ...aTrace(), ...wrong };
  expect(Trace.safeParse(trace).success).toBe(false);
  expect(readDocument('flag', { ...aFlag(), trace })).toBeNull();
  const report = { guideId: crypto.randomUUID(), stepId: null, reason: 'gone', note: '', trace };
  expect(FlagReport.safeParse(report).success).toBe(false);
});

test('a flag may have a trace, and those of before have none', () => {
  const flag = aFlag({ trace: aTrace() });
  expect(readDocument('flag', flag)).toEqual(flag);
  expect(readDocument('flag', aFlag())).not.toBeNull();
});

test('the fullest trace that a foreign device could send has 700 bytes', () => {
  const signals = Array.from({ length: 8 }, () => ['x'.repeat(24), -12.34]);
  const trace = { outcome: 'missing', confidence: 0.12, isHooked: false, candidates: 40, ahead: -12.34 };
  const full = Trace.parse({ ...trace, for: signals, against: signals });
  expect(JSON.stringify(full).length).toBeLessThanOrEqual(700);
});
