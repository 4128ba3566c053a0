import { toPlainText } from '#lib/markdown/to-rich.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import type { Guide, Step } from '#lib/model/guide.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import { specialOf } from '#lib/model/step-kind.ts';
import { addressToStart } from '#lib/model/step-page.ts';
import { textFile, type Book, type MadeFile } from '#lib/exchange/book.ts';
import { fileNameOf, uniqueNames } from '#lib/exchange/file-name.ts';
import { pack } from '#lib/exchange/zip.ts';
import type { ReplayStep, UserFlow } from './form.ts';
import { keysOf } from './keys.ts';
import { selectorsOf } from './selectors.ts';

const nothingToPlay =
  'There is nothing to play in it, so nothing was saved. A recording holds walkthroughs, and of them the steps that point ' +
  'to an element or open a page. Choose another form, such as “Web page”.';

/** Recordings for Chrome DevTools and for `@puppeteer/replay`, one for each walkthrough. */
export async function toReplay({ guides }: Book): Promise<MadeFile> {
  const lost: string[] = [];
  const names = uniqueNames();
  const files = guides.flatMap(({ guide }) => {
    const title = guide.title.trim() || 'Untitled';
    if (guide.kind !== 'walkthrough') return (lost.push(`“${title}”: only walkthroughs can be played`), []);
    const { flow, lost: unplayed } = toFlow(guide);
    lost.push(...unplayed.map((one) => `“${title}”: ${one}`));
    if (flow.steps.length === 0) return [];
    const { bytes } = textFile('', '', JSON.stringify(flow, null, 2));
    return { path: `${names(fileNameOf(title))}.json`, bytes };
  });
  const [only] = files;
  if (!only) throw new Problem('invalid', nothingToPlay);
  if (files.length === 1) return { name: only.path, type: 'application/json', bytes: only.bytes, lost };
  return { name: `${files.length} recordings.zip`, type: 'application/zip', bytes: await pack(files), lost };
}

/** What was typed is never recorded, so whoever plays it fills that in. */
export function toFlow(guide: Guide): { flow: UserFlow; lost: string[] } {
  const lost: string[] = [];
  const start = addressOf(stepsInOrder(guide)[0]?.page || guide.pages[0] || '');
  const steps = stepsInOrder(guide).flatMap((step, index): ReplayStep[] => {
    const kind = specialOf(step);
    // A recording is played the one way it was made; it would wait in vain for what may be missing.
    if (kind === 'branch' || kind === 'optional') {
      lost.push(`${nameOf(step, index)} is not always there`);
      return [];
    }
    const made = toSteps(step);
    if (made.length > 0) return made;
    lost.push(`${nameOf(step, index)} has nothing that a recording could name`);
    return [];
  });
  if (!start) lost.push('it does not say on which page it starts');
  return {
    flow: {
      title: guide.title.trim() || 'Untitled',
      steps: [
        ...(start && steps[0] && steps[0].type !== 'navigate' ? [{ type: 'navigate', url: start }] : []),
        ...steps,
      ],
    },
    lost,
  };
}

function nameOf({ title }: Step, index: number): string {
  const words = toPlainText(title).trim();
  return words ? `step ${index + 1}, “${words}”,` : `step ${index + 1}, which has no title yet,`;
}

function toSteps({ action, page, target, keys }: Step): ReplayStep[] {
  if (action === 'navigate') {
    const url = addressOf(page);
    return url ? [{ type: 'navigate', url }] : [];
  }
  if (action === 'press' && keys) return pressed(keys);
  const selectors = target ? selectorsOf(target) : [];
  if (selectors.length === 0) return [];
  if (action === 'input' || action === 'select') return [{ type: 'change', selectors, value: '' }];
  // Just inside of its corner: nobody knows how large it will be.
  const click = { type: 'click', selectors, offsetX: 1, offsetY: 1 };
  if (action === 'double-click') return [{ ...click, type: 'doubleClick' }];
  if (action === 'right-click') return [{ ...click, button: 'secondary' }];
  if (action === 'hover') return [{ type: 'hover', selectors }];
  // A recording has no word for these.
  if (action === 'drag' || action === 'upload') return [];
  if (action === 'press') return [click, { type: 'keyDown', key: 'Enter' }, { type: 'keyUp', key: 'Enter' }];
  return [action === 'read' ? { type: 'waitForElement', selectors } : click];
}

/** All keys down, and up again from the last. */
function pressed(chord: string): ReplayStep[] {
  const keys = keysOf(chord);
  const down = keys.map((key) => ({ type: 'keyDown', key }));
  return [...down, ...keys.toReversed().map((key) => ({ type: 'keyUp', key }))];
}

/** The address that a pattern begins with, as far as it is known. */
function addressOf(pattern: string): string | null {
  if (!originOf(pattern)) return null;
  const known = addressToStart([pattern]);
  return URL.canParse(known) ? new URL(known).href : null;
}
