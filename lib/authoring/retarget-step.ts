import { escapeMarkdown } from '#lib/model/escape-markdown.ts';
import type { Guide, Picture, Step } from '#lib/model/guide.ts';
import type { Target } from '#lib/model/target.ts';
import { clip, withoutNamedLink } from './addresses.ts';

/**
 * The guide with another element for one step. Where the title says the old one by its name, it says the new one. Where no
 * new picture could be taken the old one stays, as a whole: its frame would point at the wrong place. The page of the step
 * stays: it is where the author was sent to.
 */
export function withTarget(
  guide: Guide,
  stepId: string,
  to: { target: Target; name: string; picture: Picture | null },
): Guide {
  const step = guide.steps[stepId];
  if (!step) return guide;
  const target = withoutNamedLink(to.target);
  const title = renamed(step, to.name);
  const picture = to.picture ?? (step.picture && unframed(step.picture));
  return { ...guide, steps: { ...guide.steps, [stepId]: { ...step, title, target, picture } } };
}

function unframed(picture: Picture): Picture {
  const { width, height } = picture;
  return { ...picture, frame: { x: 0, y: 0, width, height } };
}

function renamed({ title, target }: Step, name: string): string {
  const old = target?.name;
  const marked = old && `**${escapeMarkdown(old)}**`;
  return marked && name && title.includes(marked)
    ? clip(title.replace(marked, `**${escapeMarkdown(name)}**`), 300)
    : title;
}
