import { Choice } from '#components/ui/Choice.tsx';
import { usualRules, type PictureKind, type RecordingWish } from '#lib/model/recording-rules.ts';
import { HiddenParts } from './HiddenParts.tsx';
import { NeverRecorded } from './NeverRecorded.tsx';
import type { PageProps } from './use-studio.ts';

const kinds: Record<PictureKind, string> = {
  wireframe: 'Wireframes: shapes and the application’s own labels, no pixel of the page',
  screenshot: 'Screenshots, with what is private painted over',
  none: 'None',
};
const said: Record<PictureKind, string> = {
  wireframe: 'Steps get wireframes from now on.',
  screenshot: 'Steps get masked screenshots from now on.',
  none: 'Steps get no pictures from now on.',
};

/** What authors' recorders take of a page, and what they never do. */
export function RecordingPage({ view, attempt, toaster }: PageProps) {
  const { pictures = usualRules.pictures, never = [], hidden = {} } = view.recording;
  const now: RecordingWish = { pictures, never, hidden };
  const set = async (change: Partial<RecordingWish>, words: string, isUndo = false): Promise<boolean> => {
    if ((await attempt('steward:recording', { ...now, ...change })) === undefined) return false;
    toaster.say(words, isUndo ? undefined : () => void set(now, 'It is as it was.', true));
    return true;
  };
  return (
    <div class="stack">
      <p class="soft">
        This holds for everybody who records in the workspace, from the next step on. Guides keep the pictures they
        have.
      </p>
      <section class="card stack" aria-label="Pictures">
        <Choice
          label="Pictures of steps"
          value={pictures}
          options={kinds}
          onChoose={(kind) => void set({ pictures: kind as PictureKind }, said[kind as PictureKind])}
        />
        <p class="soft small">
          Typed values are never kept, whatever you choose. A screenshot can show names that stand outside of tables and
          lists: authors see each one before they publish.
        </p>
      </section>
      <NeverRecorded patterns={never} onChange={(next, words) => set({ never: next }, words)} />
      <HiddenParts apps={view.apps} hidden={hidden} onChange={(next, words) => set({ hidden: next }, words)} />
    </div>
  );
}
