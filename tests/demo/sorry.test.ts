import { expect, test } from 'vitest';
import { reasonOf } from '../../demo/sorry.ts';

test('a reason is the first line that says something, without colours', () => {
  expect(reasonOf(new Error('\n\u001b[31mTimeout 30000ms\u001b[39m exceeded.\nCall log:\n  - waiting'))).toBe(
    'Timeout 30000ms exceeded.',
  );
});

test('more lines become one sentence', () => {
  expect(reasonOf('npm failed:\n\n  E404', 2)).toBe('npm failed: E404');
});
