import type { Shown } from './guide-rules.ts';
import { inEachLanguage } from './translation.ts';

/** A guide without these of its pictures. A step without its picture is still a step, and a text keeps the words of it. */
export function withoutPictures<Of extends Shown>(guide: Of, missing: readonly string[]): Of {
  const without = (text: string) =>
    missing.reduce((done, sha256) => done.replaceAll(`picture:${sha256}`, 'picture:missing'), text);
  const steps = Object.entries(guide.steps).map(([id, step]) => {
    const picture = step.picture && missing.includes(step.picture.sha256) ? null : step.picture;
    return [id, { ...step, title: without(step.title), text: without(step.text), picture }];
  });
  const translated = inEachLanguage(guide, (said) =>
    Object.fromEntries(
      Object.entries(said).map(([place, { text, of }]) => [place, { text: without(text), of: without(of) }]),
    ),
  );
  return { ...translated, text: without(guide.text), steps: Object.fromEntries(steps) };
}
