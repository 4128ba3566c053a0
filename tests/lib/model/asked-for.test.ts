import { expect, test } from 'vitest';
import { askingFor, guideAskedFor } from '#lib/model/asked-for.ts';

const id = '0198c0de-0000-4000-8000-000000000001';

test('what an address asks for is read from it', () => {
  expect(guideAskedFor(askingFor(id, 'https://crm.example.com/leads?a=b'))).toBe(id);
});

test.each(['', '#handrail=', `#handrail=${id}x`, `#/route#other=${id}`, '#handrail=<script>', `?handrail=${id}`])(
  '%j asks for nothing',
  (end) => {
    expect(guideAskedFor(`https://crm.example.com/${end}`)).toBeNull();
  },
);
