import { isDocument } from '#lib/frames/frames.ts';
import { languageAs } from '#lib/model/language.ts';
import { isInAddress } from '#lib/frames/private-words.ts';
import { isPrivateName } from '#lib/model/private-text.ts';
import type { SpokenTarget, Target } from '#lib/model/target.ts';
import { isData, nameOf } from './name.ts';
import { fold } from './stable.ts';
import type { Evidence } from './trust.ts';

/** What a page is written in, `de-Latn`: as it says, else as the browser is. Null where neither says a language. */
export function languageOf(root: Node): string | null {
  const page = isDocument(root) ? root : root.ownerDocument;
  return languageAs(page?.documentElement.getAttribute('lang')) ?? browserLanguage();
}

/** What the browser speaks to its reader. */
export function browserLanguage(): string | null {
  return languageAs(navigator.language);
}

/** What was described, and in which language. */
export function withLanguage(target: Target): Target {
  const language = languageOf(document);
  return language ? { ...target, language } : target;
}

/** The target by its learnt label, where the page is in another language than the author's was; else the target itself. */
export function inLanguage(target: SpokenTarget, root: Node): Target {
  const language = target.labels && languageOf(root);
  const name = language && language !== target.language && target.labels?.[language];
  if (!name) return target;
  const spoken: Target = { ...target, name };
  delete spoken.text;
  return spoken;
}

/** A learnt label was told by readers, so by itself it proves nothing: what is around must be as it was. */
export function isBornOut({ group, testId, id, field, href, ancestors }: Evidence): boolean {
  return Boolean(group && (testId || id || field || href || ancestors! >= 0.4));
}

/** What to tell of an element that was found in another language than the author's; null where that is nothing new or data. */
export function labelOf(target: SpokenTarget, element: Element): { language: string; of: string; name: string } | null {
  const { language: own, name: of } = target;
  const language = own && of && languageOf(document);
  if (!language || language === own || isData(element)) return null;
  const name = nameOf(element);
  const isKnown = target.labels?.[language] === name || fold(name) === fold(of);
  return !name || isKnown || isPrivateName(name) || isInAddress(element) ? null : { language, of, name };
}
