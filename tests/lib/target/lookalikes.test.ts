import { describe, expect, test } from 'vitest';
import type { Target } from '#lib/model/target.ts';
import { differenceOf, lookalikeOf } from '#lib/target/lookalikes.ts';

const target: Target = {
  tag: 'button',
  role: 'button',
  name: 'Save',
  classes: ['btn'],
  ancestors: ['form'],
  seat: [0, 2],
};

describe('what looks like a target', () => {
  test('is remembered by what is different there', () => {
    const other: Target = { ...target, name: 'Cancel', seat: [1, 2] };
    expect(differenceOf(target, other)).toEqual({ name: 'Cancel', seat: [1, 2] });
  });

  test('is the same again, also where it had less', () => {
    const { classes, ...other }: Target = { ...target, role: 'link', icon: 'x' };
    expect(differenceOf(target, other)['classes']).toBeNull();
    expect(lookalikeOf(target, differenceOf(target, other))).toEqual(other);
    expect(classes).toEqual(['btn']);
  });
});
