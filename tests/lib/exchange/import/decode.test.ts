import { expect, test } from 'vitest';
import { decodeText } from '#lib/exchange/import/decode.ts';

test.each([
  [[0xc3, 0xbc], 'ü'],
  [[0xfc, 0x20], 'ü '],
  [[0xff, 0xfe, 0xfc, 0x00], 'ü'],
  [[0xfe, 0xff, 0x00, 0xfc], 'ü'],
])('%j is %j', (bytes, text) => {
  expect(decodeText(Uint8Array.from(bytes))).toBe(text);
});
