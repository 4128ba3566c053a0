import { expect, test } from 'vitest';
import { handoutStyles } from '#lib/handout/styles.ts';

test('the styles fetch nothing and cannot end their element', () => {
  expect(handoutStyles).not.toMatch(/url\(|@import|<\//);
  expect(handoutStyles).toContain('@media print');
  expect(handoutStyles).toContain('light-dark(');
});
