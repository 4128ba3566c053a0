import { agreedLabels, type Label, labelId, type LabelReport } from '#lib/model/label.ts';
import type { Me } from '#lib/model/sync.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { entryFeedOf, readAll, readLabelsOf } from '#lib/store/read.ts';

/**
 * Keep what a target is called on this reader's page, for them at once and for others once a second reader says the same.
 * Nothing is written where that is known already: two are enough, however many read the guide.
 */
export async function tellLabel(device: Device, me: Me, report: LabelReport): Promise<void> {
  const { guideId, stepId, language, of, name } = report;
  // Nobody else has a draft, so there is nobody to tell.
  const feed = await entryFeedOf(device, guideId);
  if (!feed) return;
  const labels = await readLabelsOf(device, guideId);
  const others = labels.filter(({ toldBy }) => toldBy !== me.id);
  if (agreedLabels(others, me.id, stepId, of)[language] === name) return;
  const id = labelId(guideId, me.id);
  const own: Label = labels.find((label) => label.id === id) ?? {
    schemaVersion: 1,
    id,
    guideId,
    toldBy: me.id,
    steps: {},
  };
  const step = { ...own.steps[stepId], [language]: [of, name] };
  await writeDocument(device, feed, 'label', id, { ...own, steps: { ...own.steps, [stepId]: step } } as Label);
}

/** What the application's words are called in that language, as far as readers of any guide have told and agree. */
export async function wordsIn(device: Device, readerId: string, language: string): Promise<Map<string, string>> {
  const labels = await readAll(device, 'label');
  const told = labels
    .flatMap(({ steps }) => Object.entries(steps))
    .flatMap(([stepId, names]) => (names[language] ? [{ stepId, of: names[language][0] }] : []));
  return new Map(
    told.flatMap(({ stepId, of }): [string, string][] => {
      const name = agreedLabels(labels, readerId, stepId, of)[language];
      return name ? [[of, name]] : [];
    }),
  );
}
