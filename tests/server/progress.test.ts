import { expect, test } from 'vitest';
import { createProgress } from '../../server/src/progress.ts';

test('a long work is told of once a second, a short one not at all', () => {
  let now = 0;
  const said: string[] = [];
  const progress = createProgress(
    (text) => said.push(text),
    () => now,
  );
  for (; now < 2500; now += 100) progress(() => `at ${now}`);
  expect(said).toEqual(['at 1000 …\n', 'at 2000 …\n']);
});
