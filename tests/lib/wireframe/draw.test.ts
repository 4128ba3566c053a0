import { expect, test } from 'vitest';
import { drawWireframe } from '#lib/wireframe/draw.ts';
import { aWireframe } from '#tests/fixtures/a-wireframe.ts';

test('labels are text whatever they hold, and shapes stand where they were', () => {
  const svg = drawWireframe(aWireframe([['button', 10, 20, 200, 30, '<script>"&\u0007']]));
  expect(svg).toContain('<rect class="control" x="10" y="20" width="200" height="30"');
  expect(svg).toContain('>&lt;script&gt;&quot;&amp; </text>');
});

test('what holds others lies under them, the largest first', () => {
  const svg = drawWireframe(
    aWireframe([
      ['button', 1, 1, 60, 20, 'Save'],
      ['dialog', 0, 0, 100, 100],
      ['box', 0, 0, 300, 300],
    ]),
  );
  expect([...svg.matchAll(/class="(box|dialog|control)"/g)].map(([, look]) => look)).toEqual([
    'box',
    'dialog',
    'control',
  ]);
});

test('a label is in the reader’s language where that is known, and as it was recorded where not', () => {
  const wireframe = aWireframe([
    ['button', 0, 0, 90, 30, 'Save'],
    ['button', 0, 40, 90, 30, 'Cancel'],
  ]);
  const svg = drawWireframe(wireframe, { words: new Map([['Save', 'Speichern']]) });
  expect([...svg.matchAll(/>([^<]*)<\/text>/g)].map(([, text]) => text)).toEqual(['Speichern', 'Cancel']);
});

test('a label that is too long for its place is shortened, one from right to left starts at the right', () => {
  const svg = drawWireframe(
    aWireframe([
      ['link', 0, 0, 60, 20, 'A very long label'],
      ['link', 100, 0, 90, 20, 'ملفات'],
    ]),
  );
  expect(svg).toMatch(/>A very.*…<\/text>/);
  expect(svg).toMatch(/x="188"[^>]*direction="rtl">ملفات/);
});

test('on paper it is light whatever the screen is', () => {
  expect(drawWireframe(aWireframe([]))).not.toContain('class="paper"');
  expect(drawWireframe(aWireframe([]), { isForPaper: true })).toContain('class="paper"');
});
