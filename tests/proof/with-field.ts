import type { Guide } from '#lib/model/guide.ts';
import type { Field } from './deeds.ts';

/** The guide with a word in one of its places. */
export function withField(guide: Guide, field: Field, word: string): Guide {
  if (!field.startsWith('step ')) return { ...guide, [field]: word };
  const ids = Object.keys(guide.steps).sort();
  const id = ids[Number(field.slice('step '.length)) % ids.length]!;
  return { ...guide, steps: { ...guide.steps, [id]: { ...guide.steps[id]!, title: word } } };
}
