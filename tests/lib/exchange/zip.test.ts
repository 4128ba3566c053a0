import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { pack, unpack } from '#lib/exchange/zip.ts';
import { textOf } from '#tests/fixtures/a-book.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('what is packed comes out again, and two times the same is the same', async () => {
  const files = [
    { path: 'あ/b.md', bytes: bytes('one') },
    { path: 'c.png', bytes: bytes('two') },
  ];
  const archive = await pack(files);
  expect(textOf((await unpack(archive))[0]!.bytes)).toBe('one');
  expect((await unpack(archive)).map(({ path }) => path)).toEqual(['あ/b.md', 'c.png']);
  expect(await pack(files)).toEqual(archive);
});

test('what is no archive is refused', async () => {
  await expect(unpack(bytes('hello'))).rejects.toMatchObject({ code: 'invalid' });
});

test('an archive of too many files, or that says to be too large, is not unpacked', async () => {
  const many = zipSync(Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`${index}`, new Uint8Array()])));
  await expect(unpack(many)).rejects.toMatchObject({ code: 'too-large' });
});
