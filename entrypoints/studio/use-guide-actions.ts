import type { Editing } from '#components/library/editing.ts';
import type { Toaster } from '#components/ui/Toasts.tsx';
import type { Guide } from '#lib/model/guide.ts';
import type { Library } from '#lib/model/workspace.ts';
import type { Try } from './use-studio.ts';

/** A draft plays, too, for its author: that is its preview. */
export function isPlayable(guide: Guide | null): boolean {
  if (!guide || guide.isArchived || guide.pages.length === 0) return false;
  return guide.kind === 'tip-sheet' ? guide.text.trim() !== '' : Object.keys(guide.steps).length > 0;
}

/** What can be done with a guide as a whole. What was typed last is saved before anything else happens to it. */
export function useGuideActions(
  guide: Guide,
  editing: Editing,
  attempt: Try,
  toaster: Toaster,
  setBusy: (isBusy: boolean) => void,
) {
  const title = guide.title || 'Untitled';
  const guideId = guide.id;
  const saved = async () => {
    await editing.flush();
    const { saving, problem } = editing.state();
    if (saving === 'failed') toaster.complain(problem ?? 'Your last change is not saved. Try again.');
    return saving !== 'failed';
  };
  const busy = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      if (await saved()) await work();
    } finally {
      setBusy(false);
    }
  };
  const publish = (library: string | null = null) =>
    busy(async () => {
      const done = await attempt('guide:publish', { guideId, library });
      if (done) toaster.say(`Published, revision ${done.revision}.`);
    });
  const withdraw = () =>
    busy(async () => {
      const done = await attempt('guide:withdraw', { guideId });
      if (done !== undefined) toaster.say('Withdrawn. Readers no longer see it.', () => void publish());
    });
  const move = (to: Library, from: Library) =>
    busy(async () => {
      const done = await attempt('guide:move', { guideId, to: to.id });
      if (done !== undefined) toaster.say(`Moved to “${to.name}”.`, () => void move(from, to));
    });
  const remove = () =>
    busy(async () => {
      const deleted = await attempt('guide:delete', { guideId });
      if (deleted === undefined) return;
      toaster.say(`Deleted “${title}”.`, () => void attempt('guide:restore', deleted));
      location.hash = '#/';
    });
  /** What its author has before them, from that step on, and not what readers have of it. */
  const play = (index = 0) =>
    void busy(async () => void (await attempt('guide:play', { guideId, tabId: null, draftFrom: index })));
  /** In its app, where its author points to another element. */
  const repick = async (stepId: string) => {
    await editing.flush();
    await attempt('step:repick', { guideId, stepId });
  };
  return { publish, withdraw, move, remove: () => void remove(), play, repick };
}
