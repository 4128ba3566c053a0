import { expect, test, vi } from 'vitest';
import { takeAskedFor } from '#lib/context/asked-for.ts';
import { askingFor } from '#lib/model/asked-for.ts';

const id = crypto.randomUUID();

test('the app gets its address back as it knows it, and its state', () => {
  const history = { state: { a: 1 }, replaceState: vi.fn() };
  expect(takeAskedFor({ href: askingFor(id, 'https://crm.example.com/leads?b=c') }, history)).toBe(id);
  expect(history.replaceState).toHaveBeenCalledExactlyOnceWith({ a: 1 }, '', 'https://crm.example.com/leads?b=c');
});

test('every other address is left alone', () => {
  const history = { state: null, replaceState: vi.fn() };
  expect(takeAskedFor({ href: 'https://crm.example.com/#/leads' }, history)).toBeNull();
  expect(history.replaceState).not.toHaveBeenCalled();
});
