import { describe, expect, test } from 'vitest';
import type { Target } from '#lib/model/target.ts';
import { bestOf, type Compared } from '#lib/target/trust.ts';

const target: Target = { tag: 'button', role: 'button', name: 'Save' };
const seen = (name: string, near: number): Compared => ({
  seen: { ...target, name },
  evidence: { near, name: Number(near === 1) },
});
const byName = ({ near = 0, name = 0 }: Record<string, number>): number => 5 * near + 3 * name;
const nowhere = (): boolean => false;

describe('the best candidate', () => {
  test('is the one that ranks highest; of nothing there is none', () => {
    const [save, other] = [seen('Save', 1), seen('Save all', 0.6)];
    expect(bestOf(target, [other, save], byName, nowhere)?.best).toBe(save);
    expect(bestOf(target, [], byName, nowhere)).toBeNull();
  });

  test('is sure against what stands elsewhere, not against the picture in it', () => {
    const [save, inner, other] = [seen('Save', 1), seen('Save', 1), seen('Save all', 0.6)];
    const isInner = (one: Compared, best: Compared): boolean => one === inner && best === save;
    const chosen = bestOf(target, [save, inner, other], byName, isInner);
    expect(chosen?.evidence['certain']).toBeGreaterThan(0.99);
    expect(chosen?.evidence['second']).toBe(0.6);
    expect(bestOf(target, [save, inner, other], byName, nowhere)?.evidence['certain']).toBeLessThan(0.5);
  });

  test('is doubted where a lookalike from the recorded page fits it better', () => {
    const known = { ...target, lookalikes: [{ name: 'Save all' }] };
    const fit = (name: string, near: number): number =>
      bestOf(known, [seen(name, near)], byName, nowhere)!.evidence['overLookalikes']!;
    expect(fit('Save all', 0.6)).toBeLessThan(0);
    expect(fit('Save', 1)).toBeGreaterThan(0);
  });
});
