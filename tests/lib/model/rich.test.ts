import { expect, test } from 'vitest';
import { wordsOf } from '#lib/model/rich.ts';

test('only the words are left', () => {
  const words = wordsOf([
    { kind: 'text', text: 'Click ' },
    { kind: 'strong', children: [{ kind: 'text', text: 'New lead' }] },
    { kind: 'break' },
    { kind: 'link', href: 'https://example.com', children: [{ kind: 'code', text: 'now' }] },
  ]);
  expect(words).toBe('Click New lead now');
});
