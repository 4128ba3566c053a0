import { describe, expect, test } from 'vitest';
import type { Lookalike, Target } from '#lib/model/target.ts';
import { bestOf, type Compared, groundOf, doubtedMost, treeOf, type Trust, trustIn } from '#lib/target/trust.ts';

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

  test('has only its place where another name is all that told it from a lookalike', () => {
    const onlyPlace = (evidence: Record<string, number>, lookalike: Lookalike): number =>
      bestOf({ ...target, lookalikes: [lookalike] }, [{ seen: target, evidence }], byName, nowhere)!.evidence[
        'onlyPlace'
      ]!;
    const elsewhere: Lookalike = { name: 'Print', seat: [2, 3] };
    expect(onlyPlace({ renamed: 1 }, elsewhere)).toBe(1);
    expect(onlyPlace({ swapped: 1 }, elsewhere)).toBe(1);
    expect(onlyPlace({ near: 1 }, elsewhere)).toBe(0);
    expect(onlyPlace({ renamed: 1 }, { ...elsewhere, classes: ['primary'] })).toBe(0);
    expect(onlyPlace({ renamed: 1 }, { seat: [2, 3] })).toBe(0);
  });

  test('knows how far apart its lookalikes were when it was recorded', () => {
    const byHeight = ({ near = 0, height = 0 }: Record<string, number>): number => 5 * near + height;
    const apart = (...names: string[]): number => {
      const known = { ...target, lookalikes: names.map((name) => ({ name })) };
      return bestOf(known, [seen('Save', 1)], byHeight, nowhere)!.evidence['apart']!;
    };
    expect(apart('Cancel')).toBeGreaterThan(apart('Cancel', 'Saves'));
    expect(apart('Saves')).toBe(apart('Cancel', 'Saves'));
    expect(apart()).toBeGreaterThan(apart('Cancel'));
  });
});

describe('how far the best candidate is trusted', () => {
  const around = { wordsAlive: 0.9, othersAlive: 0.9 };
  const learnt = (near: number): Trust => ({ start: 0, weights: { near }, trees: [] });
  test.each([
    ['all by what was learnt', { near: 1, ...around }, 0.9],
    [
      'never enough where another name stands in its place among all that was around',
      { near: 1, swapped: 1, ...around },
      doubtedMost,
    ],
    ['as much as ever where all has other names', { near: 1, swapped: 1, wordsAlive: 0, othersAlive: 0.2 }, 0.9],
    ['never enough where it lies in a frame now', { near: 1, framed: 1 }, doubtedMost],
    ['never enough where only its place speaks for it', { near: 1, onlyPlace: 1 }, doubtedMost],
    ['never enough where more of its block is elsewhere', { near: 1, block: 0.2, blockElsewhere: 0.5 }, doubtedMost],
    ['all where most of its block is around it', { near: 1, block: 0.5, blockElsewhere: 0.2 }, 0.9],
    ['never enough where a button goes by the name of a field', { near: 1, converted: 1 }, doubtedMost],
  ])('%s', (_, evidence, most) => {
    const trust = trustIn(evidence, learnt(4));
    if (most === doubtedMost) expect(trust).toBe(doubtedMost);
    else expect(trust).toBeGreaterThan(most);
    expect(trustIn(evidence, learnt(-4))).toBeLessThan(0.1);
  });

  test('by trees, too: each adds the leaf that the signals lead to', () => {
    const trees = ['row 0.5 near 0.8 -2 3 0.25', '1'].map(treeOf);
    expect(trees[0]).toEqual(['row', 0.5, ['near', 0.8, -2, 3], 0.25]);
    const oddsOf = (evidence: Record<string, number>): number => {
      const trust = trustIn(evidence, { start: 0.5, weights: {}, trees });
      return Math.log(trust / (1 - trust));
    };
    expect(oddsOf({})).toBeCloseTo(0.5 - 2 + 1);
    expect(oddsOf({ near: 0.9 })).toBeCloseTo(0.5 + 3 + 1);
    expect(oddsOf({ near: 0.8 })).toBeCloseTo(0.5 - 2 + 1);
    expect(oddsOf({ row: 1, near: 0.9 })).toBeCloseTo(0.5 + 0.25 + 1);
  });

  test('it is known by its name, by its place among records, or by how much it is like it', () => {
    expect(groundOf({ near: 1 })).toBe('name');
    expect(groundOf({ near: 1, record: 1 })).toBe('record');
    expect(groundOf({ near: 0.9 })).toBe('likeness');
  });
});
