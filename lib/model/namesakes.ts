import type { Lookalike, Target } from './target.ts';

const fields = /^(textbox|searchbox|combobox|spinbutton|slider|listbox|checkbox|radio|switch)$/;

/** Who goes by the same name as a target: it alone is not told by that. A field's label says the name and is no other. */
export function isNamesake(one: Lookalike, target: Target): boolean {
  return !('name' in one) && !isLabel(one, target);
}

/** Do others go by the same name, beside its label? */
export function hasNamesakes(target: Target): boolean {
  const { namesakes = 0, lookalikes = [] } = target;
  return namesakes > lookalikes.filter((one) => isLabel(one, target)).length;
}

function isLabel(one: Lookalike, { role }: Target): boolean {
  return !('name' in one) && fields.test(role) && /^(label|generic)$/.test(one.role ?? role);
}
