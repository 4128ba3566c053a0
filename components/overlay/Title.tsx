import { inLanguage } from '#lib/model/language.ts';
import type { PlayableGuide, PlayableStep } from '#lib/model/playable.ts';
import { wordsOf } from '#lib/model/rich.ts';

/** What a guide or a step is called, among words of ours: read in its own language. */
export function Title({ of: { title, languages } }: { of: Pick<PlayableGuide | PlayableStep, 'title' | 'languages'> }) {
  return <span {...inLanguage(languages.title)}>{typeof title === 'string' ? title : wordsOf(title)}</span>;
}
