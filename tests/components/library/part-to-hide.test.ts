import { expect, test } from 'vitest';
import { firstPart, partAfterKey, partBetween } from '#components/library/part-to-hide.ts';

const picture = { width: 400, height: 200 };

test('a part is the same whichever corner it is drawn from, and ends where the picture does', () => {
  const drawn = { x: 10, y: 20, width: 90, height: 30 };
  expect(partBetween({ x: 10, y: 20 }, { x: 100, y: 50 }, picture)).toEqual(drawn);
  expect(partBetween({ x: 100, y: 50 }, { x: 10, y: 20 }, picture)).toEqual(drawn);
  expect(partBetween({ x: -50, y: -50 }, { x: 900, y: 900 }, picture)).toEqual({ x: 0, y: 0, ...picture });
});

test('a line or a point that was drawn becomes a part that hides something, inside the picture', () => {
  expect(partBetween({ x: 10, y: 20 }, { x: 10, y: 90 }, picture)).toEqual({ x: 10, y: 20, width: 8, height: 70 });
  const end = { x: 400, y: 200 };
  expect(partBetween(end, end, picture)).toEqual({ x: 392, y: 192, width: 8, height: 8 });
  expect(partBetween(end, end, { width: 400, height: 4 })).toEqual({ x: 392, y: 0, width: 8, height: 4 });
});

test('arrows move it and, with Shift, size it, as far as the picture goes', () => {
  const part = { x: 4, y: 100, width: 20, height: 90 };
  expect(partAfterKey(part, 'ArrowRight', false, picture)).toEqual({ ...part, x: 12 });
  expect(partAfterKey(part, 'ArrowLeft', false, picture)).toEqual({ ...part, x: 0 });
  expect(partAfterKey(part, 'ArrowDown', false, picture)).toEqual({ ...part, y: 108 });
  expect(partAfterKey(part, 'ArrowDown', true, picture)).toEqual({ ...part, height: 98 });
  expect(partAfterKey({ ...part, width: 8 }, 'ArrowLeft', true, picture)).toEqual({ ...part, width: 8 });
  expect(partAfterKey(part, 'Tab', false, picture)).toBeNull();
});

test('it begins inside the picture', () => {
  expect(firstPart(picture)).toEqual({ x: 150, y: 90, width: 100, height: 20 });
});
