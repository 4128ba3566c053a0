import { expect, test } from 'vitest';
import { referencesIn } from '#lib/markdown/references.ts';

test('images and links are found as they stand there, also deep inside, but not in code', () => {
  const text = '> - **![a](<b c.png>)** and [d](e.md "f")\n\n`![no](no.png)`\n\n![g][h]\n\n[h]: i.png';
  expect(referencesIn(text).map(({ kind, raw, words, address }) => [kind, raw, words, address])).toEqual([
    ['image', '![a](<b c.png>)', 'a', 'b c.png'],
    ['link', '[d](e.md "f")', 'd', 'e.md'],
    ['image', '![g][h]', 'g', 'i.png'],
  ]);
});
