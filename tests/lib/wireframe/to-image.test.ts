import { expect, test } from 'vitest';
import { svgType, toImage } from '#lib/wireframe/to-image.ts';
import { aPng } from '#tests/fixtures/a-book.ts';
import { aWireframe } from '#tests/fixtures/a-wireframe.ts';

const json = (value: unknown) => ({
  type: 'application/json',
  bytes: new TextEncoder().encode(JSON.stringify(value)),
});

test('pixels stay as they are, a wireframe is drawn', () => {
  const png = { type: 'image/png', bytes: aPng };
  expect(toImage(png)).toEqual(png);
  const drawn = toImage(json(aWireframe([['button', 1, 2, 30, 20, 'Save']])))!;
  expect(drawn.type).toBe(svgType);
  expect(new TextDecoder().decode(drawn.bytes)).toContain('>Save</text>');
});

test.each([
  ['a guide', { schemaVersion: 1, title: 'Close a lead' }],
  ['a later form', { ...aWireframe([]), wireframe: 2 }],
  ['markup where a number belongs', { ...aWireframe([]), width: '1"><script>' }],
  ['a shape that nobody knows', { ...aWireframe([]), shapes: [['script', 0, 0, 1, 1]] }],
  ['a label that is somebody’s', { ...aWireframe([]), shapes: [['button', 0, 0, 9, 9, 'zoe@example.com']] }],
])('%s is no picture', (_, value) => {
  expect(toImage(json(value))).toBeNull();
});
