import { expect, test } from 'vitest';
import type { Tried } from '../../../scripts/target/page/trial.ts';
import { macro, outcomeTable } from '../../../scripts/target/rates.ts';

const tried = (present: Tried['present'], removed: Tried['removed'] = 'missing'): Tried => ({
  present,
  removed,
  ms: 1,
});

test('each application counts the same, however many pairs it has', () => {
  const rows = [
    { app: 'large', isRight: true },
    { app: 'large', isRight: true },
    { app: 'large', isRight: false },
    { app: 'large', isRight: false },
    { app: 'small', isRight: true },
  ];
  expect(
    macro(
      rows,
      ({ app }) => app,
      ({ isRight }) => isRight,
    ),
  ).toBe(75);
});

test('a table says what became of each group, in order of their names', () => {
  const groups = [
    ['later', [tried('correct'), tried('unsure')]],
    ['earlier', [tried('wrong', 'wrong')]],
  ] as const;
  expect(outcomeTable('release', groups)).toBe(
    [
      '| release | pairs | correct | wrong | unsure | missing | wrong when removed |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      '| earlier | 1 | 0.0 | 100.0 | 0.0 | 0.0 | 100.0 |',
      '| later | 2 | 50.0 | 0.0 | 50.0 | 0.0 | 0.0 |',
    ].join('\n'),
  );
});
