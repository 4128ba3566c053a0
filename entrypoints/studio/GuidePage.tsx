import type { ComponentType } from 'preact';
import type { History } from '#components/library/history.ts';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { useLive, type Live } from '#components/ui/use-live.ts';
import { isAnywhere } from '#lib/model/feeds.ts';
import type { Guide } from '#lib/model/guide.ts';
import type { Device } from '#lib/store/device.ts';
import { readOne, rowOf } from '#lib/store/read.ts';
import type { TextPlace } from './route.ts';
import type { StudioView, Try } from './use-studio.ts';

interface Props {
  guideId: string;
  stepId: string | null;
  /** The one to go on at, among its languages. */
  text: TextPlace | null;
  device: Device;
  live: Live;
  view: StudioView;
  attempt: Try;
  toaster: Toaster;
  history: History;
  onHistory: (history: History) => void;
  /** What whoever may change it gets. */
  Editor: ComponentType<EditorProps>;
}

export type EditorProps = Omit<Props, 'Editor'> & {
  guide: Guide;
  /** When this device changed it last. */
  editedAt: number;
  isUnsent: boolean;
  refused: string | null;
};

/** One guide: its editor, or why there is none. */
export function GuidePage(props: Props) {
  const { Editor, ...rest } = props;
  const { guideId, device, live, view, attempt } = rest;
  const stored = useLive(live, async () => {
    const [guide, row] = await Promise.all([readOne(device, 'guide', guideId), rowOf(device, 'guide', guideId)]);
    return { guide, editedAt: row?.editedAt ?? 0, isUnsent: row?.dirty === 1, refused: row?.refused ?? null };
  }, [device, guideId]);
  if (!stored) return <p aria-busy="true" class="soft" />;
  const { me } = view.session;
  const { guide } = stored;
  if (guide && (isAnywhere(me, 'author') || guide.authorId === me.id)) {
    return <Editor {...rest} {...stored} guide={guide} />;
  }
  const entry = view.items.find((item) => item.id === guideId)?.entry;
  return (
    <section class="card blank">
      <h1>{entry ? entry.title : 'This guide is not here'}</h1>
      <p>
        {entry
          ? entry.description || 'You can play it. Only authors can change it.'
          : 'It was deleted, or has not arrived on this device yet.'}
      </p>
      <div class="row">
        {entry && (
          <button
            type="button"
            class="button primary"
            onClick={() => void attempt('guide:play', { guideId, tabId: null })}
          >
            Play
          </button>
        )}
        <a class="button" href="#/">
          Back to the library
        </a>
      </div>
    </section>
  );
}
