import { expect, test } from 'vitest';
import { bytesOfDataUrl, dataUrlOf, endingOf, sniffPicture } from '#lib/exchange/picture-types.ts';
import { aPng } from '#tests/fixtures/a-book.ts';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

test('a picture is what its bytes are', () => {
  expect(sniffPicture(aPng)).toBe('image/png');
  expect(sniffPicture(bytes('\xff\xd8\xff\xe0'))).toBe('image/jpeg');
  expect(sniffPicture(bytes('RIFF\0\0\0\0WEBP'))).toBe('image/webp');
  for (const other of ['<svg onload=alert(1)>', 'GIF89a', '', 'RIFF\0\0\0\0WAVE'])
    expect(sniffPicture(bytes(other))).toBeNull();
  expect(endingOf('image/jpeg')).toBe('jpg');
  expect(endingOf('image/gif')).toBeNull();
});

test('bytes go into a data URL and come back', () => {
  const large = new Uint8Array(100_000).fill(7);
  large.set(aPng);
  expect(bytesOfDataUrl(dataUrlOf('image/png', large))).toEqual({ type: 'image/png', bytes: large });
});

test.each([
  'data:text/html;base64,AAAA',
  'data:image/png;base64,AAAA',
  'https://x.example/a.png',
  'data:image/png;base64,A',
  '',
])('%j is no picture', (url) => {
  expect(bytesOfDataUrl(url)).toBeNull();
});
