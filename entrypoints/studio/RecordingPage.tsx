import { useRef } from 'preact/hooks';
import { Choice } from '#components/ui/Choice.tsx';
import { withLine, wholeRules, type PictureKind, type RecordingRules } from '#lib/model/recording-rules.ts';
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

/** What is to be changed of the rules as they are by then, which may be long after the page was drawn. */
type Change = (now: RecordingRules) => RecordingRules;

/** What authors' recorders take of a page, and what they never do. */
export function RecordingPage({ view, attempt, toaster }: PageProps) {
  const { pictures, never, hidden } = wholeRules(view.recording);
  const latest = useRef(view.recording);
  latest.current = view.recording;
  const set = async (change: Change, words: string, back?: Change): Promise<boolean> => {
    if ((await attempt('steward:recording', change(latest.current))) === undefined) return false;
    toaster.say(words, back && (() => void set(back, 'It is as it was.')));
    return true;
  };
  const choose = (kind: PictureKind) =>
    set(
      () => ({ pictures: kind }),
      said[kind],
      () => ({ pictures }),
    );
  const setPage =
    (line: string, isIn: boolean): Change =>
    ({ never = [] }) => ({ never: withLine(never, line, isIn) });
  const setPart =
    (appId: string, line: string, isIn: boolean): Change =>
    ({ hidden = {} }) => ({ hidden: { ...hidden, [appId]: withLine(hidden[appId] ?? [], line, isIn) } });
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
          onChoose={(kind) => void choose(kind as PictureKind)}
        />
        <p class="soft small">
          Typed values are never kept, whatever you choose. A screenshot can show names that stand outside of tables and
          lists: authors see each one before they publish.
        </p>
      </section>
      <NeverRecorded
        patterns={never}
        onChange={(line, isIn, words) => set(setPage(line, isIn), words, setPage(line, !isIn))}
      />
      <HiddenParts
        apps={view.apps}
        hidden={hidden}
        onPick={(appId) => void attempt('part:pick', { appId })}
        onChange={(appId, line, isIn, words) => set(setPart(appId, line, isIn), words, setPart(appId, line, !isIn))}
      />
    </div>
  );
}
