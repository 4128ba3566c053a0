import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutants } from '../../scripts/mutants/list.ts';
import { planted } from '../../scripts/mutants/scratch.ts';

test.each(mutants)('"$name" still fits the source, and changes it', (mutant) => {
  const source = readFileSync(mutant.file, 'utf8');
  expect(planted(source, mutant)).not.toBe(source);
});

const aMutant = { name: 'never', file: 'a.ts', changes: [['if (a)', 'if (false)']] } as const;

test.each([
  ['is gone', 'while (a) {}'],
  ['is there twice', 'if (a) {}\nif (a) {}'],
])('a mutant whose place %s is a failure, not a pass', (_why, source) => {
  expect(() => planted(source, aMutant)).toThrow(/"never" does not fit a\.ts any more/);
});

test('what a mutant puts in is taken as it stands', () => {
  const changes = [['a', "$&$1$'"]] as const;
  expect(planted('a b', { ...aMutant, changes })).toBe("$&$1$' b");
});
