import { escapeMarkdown } from '#lib/model/escape-markdown.ts';
import type { Guide, Step } from '#lib/model/guide.ts';
import { differences, type Difference } from './revision-words.ts';

/** What an application called something, and what it calls it now. */
export interface Renaming {
  from: string;
  to: string;
}

/** A guide that names it, as it would be, and what that changes. */
export interface Renamed {
  before: Guide;
  after: Guide;
  changes: Difference[];
}

/** All guides that name it, before and after. Nothing while either name is missing, or both are the same. */
export function renamed(guides: readonly Guide[], { from, to }: Renaming): Renamed[] {
  const names = { from: from.trim(), to: to.trim() };
  if (!names.from || !names.to || names.from === names.to) return [];
  return guides.flatMap((before) => {
    const after = withName(before, names);
    const changes = after === before ? [] : differences(before, after);
    return changes.length === 0 ? [] : [{ before, after, changes }];
  });
}

function withName(guide: Guide, names: Renaming): Guide {
  const said = saidAnew(names);
  const steps = Object.values(guide.steps).map((step) => stepWithName(step, names));
  const isSame = steps.every((step) => step === guide.steps[step.id]);
  const [description, text] = [said(guide.description), said(guide.text)];
  if (isSame && description === guide.description && text === guide.text) return guide;
  return { ...guide, description, text, steps: Object.fromEntries(steps.map((step) => [step.id, step])) };
}

/** The words, and the element: it is found by the name it has now. */
function stepWithName(step: Step, names: Renaming): Step {
  const said = saidAnew(names);
  const [title, text] = [said(step.title), said(step.text)];
  const { target } = step;
  const isNamed = target?.name === names.from;
  if (title === step.title && text === step.text && !isNamed) return step;
  return { ...step, title, text, target: isNamed ? { ...target, name: names.to } : target };
}

/** Only where it is marked as a name, bold or in quotation marks: "save" alone may be any word of a sentence. */
function saidAnew({ from, to }: Renaming): (words: string) => string {
  const pairs = [
    [`**${escapeMarkdown(from)}**`, `**${escapeMarkdown(to)}**`],
    [`“${from}”`, `“${to}”`],
    [`"${from}"`, `"${to}"`],
  ] as const;
  return (words) => pairs.reduce((said, [was, is]) => said.replaceAll(was, () => is), words);
}
