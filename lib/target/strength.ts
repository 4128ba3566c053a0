import { hasNamesakes } from '#lib/model/namesakes.ts';
import type { Strength } from '#lib/model/strength.ts';
import type { Target } from '#lib/model/target.ts';

const FRAME = /^(iframe|frame|object|embed)$/;

const strong: Strength = { grade: 'strong', reason: null };
const fair = (reason: Strength['reason']): Strength => ({ grade: 'fair', reason });
const weak = (reason: Strength['reason']): Strength => ({ grade: 'weak', reason });

/**
 * How likely readers will be shown the element meant, said of the target alone, so that recorder and Studio agree.
 * Learnt from what went wrong with a third of the stored releases, without traps, November 2026; per cent
 * (`npm run bench:strength -- 3`):
 *
 * | grade  | of all | found | taken for it when removed |
 * | ------ | ------ | ----- | ------------------------- |
 * | strong | 54     | 91    | 0.7                       |
 * | fair   | 16     | 83    | 0.0                       |
 * | weak   | 30     | 78    | 3.3                       |
 *
 * and in the traps, where rows are swapped, copied and inserted, wrong in 4, 10 and 25 of a hundred.
 */
export function strengthOf(target: Target): Strength {
  const { tag, row, hooks } = target;
  const words = target.name ?? target.text;
  // Not in the stored pages. What was pressed is a place inside, and of that nothing is remembered.
  if (tag === 'canvas') return weak('picture');
  if (FRAME.test(tag)) return weak('frame');
  // Of an open root the recorder gets the element inside. Who gets the host of it, unnamed, was kept out.
  if (tag.includes('-') && !words && !hooks) return weak('sealed');
  if (row) {
    // The same words in each row: any row's will do, and the reader takes their own. Found in 94 of a hundred.
    if (words) return strong;
    // With a column, or a test id that each row repeats: 87. Without: 62, 4 taken for another, and half of the traps.
    return row.column || hooks ? fair('column') : weak('place');
  }
  // Mostly found (89), but when it is gone, the next of its equals is taken for it (3). Other words beside each, or
  // fewer of them, made that no rarer.
  if (target.ordinal) return hooks ? fair('equals') : weak('equals');
  if (!words) {
    // A test id, an id or a field's name: 17 of 17.
    if (hooks) return strong;
    // Icons are redrawn: 44.
    if (target.icon) return weak('icon');
    const reason = target.traits?.['id'] ? 'generated-id' : 'nameless';
    // Fields with their label beside them: 15 of 17, and never another. With nothing beside it there is only its place.
    return target.before || target.after ? fair(reason) : weak(reason);
  }
  // 84, and never another.
  if (hasNamesakes(target)) return fair('namesakes');
  // "3 open tasks": 73, and never another.
  if (!hooks && /\d/.test(words)) return fair('number');
  return strong;
}
