import { describe, expect, test } from 'vitest';
import { callOf, hashOf, othersOf, readOthers } from '#lib/target/others.ts';

describe('who else was there', () => {
  test('is told by name, else text, else icon, and by what can be done with it', () => {
    expect(callOf({ tag: 'a', role: 'link', name: ' New  Lead ' })).toBe('press new lead');
    expect(callOf({ tag: 'button', role: 'button', name: 'new lead', icon: 'plus' })).toBe('press new lead');
    expect(callOf({ tag: 'svg', role: 'img', icon: 'plus' })).toBe('img plus');
    expect(callOf({ tag: 'div', role: 'generic' })).toBe('');
  });

  test('is known again from hashes alone', () => {
    const others = othersOf(['press save', 'press cancel', '', 'press save']);
    expect(others).toMatch(/^[\w-]{6}$/);
    expect(readOthers(others)).toEqual(new Set([hashOf('press save'), hashOf('press cancel')]));
    expect(readOthers().size).toBe(0);
  });

  test('stays short however many there were', () => {
    const many = Array.from({ length: 100 }, (_, at) => `press ${at}`);
    expect(othersOf(many)).toHaveLength(120);
    expect(new Set(many.map(hashOf)).size).toBeGreaterThan(98);
  });
});
