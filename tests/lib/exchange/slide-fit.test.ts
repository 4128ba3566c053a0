import { expect, test } from 'vitest';
import { parted, sizeToFit } from '#lib/exchange/slide-fit.ts';
import type { Paragraph } from '#lib/exchange/pdf/lines.ts';

const said = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({ text, look: 'text', indent: 0, ...more });

test.each([
  ['Short', 36],
  ['Letters without an end '.repeat(8), 20],
  ['見積書を作る'.repeat(12), 28],
  ['x'.repeat(2_000), 20],
])('%s is as large as it fits', (text, size) => {
  expect(sizeToFit(text, { w: 12, h: 1.4 }, [36, 32, 28, 24, 20])).toBe(size);
});

test('what fits is one part', () => {
  expect(parted([said('a'), said('b')], [{ w: 5, h: 5 }], 14)).toEqual([[said('a'), said('b')]]);
});

test.each(['many words '.repeat(200).trim(), '見積書を作る'.repeat(200), 'x'.repeat(50_000)])(
  'nothing of a long text is lost, and only its first part has the mark: %.12s',
  (text) => {
    const parts = parted(
      [said('before'), said(text, { mark: '• ' }), said('after')],
      [
        { w: 3, h: 1 },
        { w: 6, h: 1 },
      ],
      14,
    );
    expect(parts.length).toBeGreaterThan(2);
    expect(parts[1]!.length).toBeGreaterThan(0);
    const all = parts.flat();
    expect(
      all
        .map((one) => one.text)
        .join('')
        .replace(/\s/g, ''),
    ).toBe(`before${text}after`.replace(/\s/g, ''));
    expect(all.filter(({ mark }) => mark)).toHaveLength(1);
  },
);

test('a box too small for a line still comes to an end', () => {
  expect(
    parted([said('a b')], [{ w: 0.01, h: 0.01 }], 14)
      .flat()
      .map(({ text }) => text),
  ).toEqual(['a', 'b']);
});
