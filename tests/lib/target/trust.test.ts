import { describe, expect, test } from 'vitest';
import type { Target } from '#lib/model/target.ts';
import { bestOf, type Compared, trustIn } from '#lib/target/trust.ts';

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

  test('brings what is counted around it, which of the others nobody asks', () => {
    const save = { ...seen('Save', 1), around: { intact: 3 } };
    const other = {
      ...seen('Save all', 0.6),
      get around(): never {
        throw new Error('counted for nothing');
      },
    };
    expect(bestOf(target, [other, save], byName, nowhere)?.evidence['intact']).toBe(3);
  });

  test('is doubted where a lookalike from the recorded page fits it better', () => {
    const known = { ...target, lookalikes: [{ name: 'Save all' }] };
    const fit = (name: string, near: number): number =>
      bestOf(known, [seen(name, near)], byName, nowhere)!.evidence['overLookalikes']!;
    expect(fit('Save all', 0.6)).toBeLessThan(0);
    expect(fit('Save', 1)).toBeGreaterThan(0);
  });
});

describe('how far the best candidate is trusted', () => {
  const around = { wordsAlive: 0.9, othersAlive: 0.9 };
  test.each([
    ['all by what was learnt', { near: 1, ...around }, 0.9],
    ['half where another name stands in its place among all that was around', { near: 1, swapped: 1, ...around }, 0.5],
    ['as much as ever where all has other names', { near: 1, swapped: 1, wordsAlive: 0, othersAlive: 0.2 }, 0.9],
    ['half where it lies in a frame now', { near: 1, framed: 1 }, 0.5],
    ['half where a button goes by the name of a field', { near: 1, converted: 1 }, 0.5],
  ])('%s', (_, evidence, most) => {
    const trust = trustIn(evidence, { near: 4 }, 0);
    if (most === 0.5) expect(trust).toBe(0.5);
    else expect(trust).toBeGreaterThan(most);
    expect(trustIn(evidence, { near: -4 }, 0)).toBeLessThan(0.1);
  });
});
