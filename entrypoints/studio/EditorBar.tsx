import type { ComponentChildren } from 'preact';
import type { Editing, EditingState } from '#components/library/editing.ts';
import { kindWords } from '#components/library/words.ts';
import { Icon } from '#components/ui/Icon.tsx';
import { Notice } from '#components/ui/Notice.tsx';
import type { EditorProps } from './GuidePage.tsx';

interface Props extends Pick<EditorProps, 'isUnsent' | 'refused' | 'view'> {
  state: EditingState;
  editing: Editing;
  /** Where one came from. */
  back: { words: string; href: string };
  /** What else can be done there. */
  children?: ComponentChildren;
}

/** Back, saved or not, undo: what is needed at any place of a long guide, so it stays in view. */
export function EditorBar(props: Props) {
  const { state, editing } = props;
  const { kind } = state.guide;
  return (
    <div class="editor-bar">
      <div class="row">
        <a class="button quiet" href={props.back.href}>
          <Icon name="back" size={16} /> {props.back.words}
        </a>
        <span class="chip">
          <Icon name={kind} size={13} /> {kindWords[kind]}
        </span>
        <span class="small soft saved" aria-label="Saved state" role="group">
          {savedWords(props)}
        </span>
        <span class="row editor-tools">
          <button
            type="button"
            class="button quiet square"
            aria-label="Undo"
            title="Undo (Ctrl+Z)"
            disabled={state.history.done.length === 0}
            onClick={() => editing.undo()}
          >
            <Icon name="undo" />
          </button>
          <button
            type="button"
            class="button quiet square"
            aria-label="Redo"
            title="Redo (Ctrl+Shift+Z)"
            disabled={state.history.undone.length === 0}
            onClick={() => editing.redo()}
          >
            <Icon name="redo" />
          </button>
          {props.children}
        </span>
      </div>
      {state.saving === 'failed' && (
        <Notice tone="danger" onClose={() => void editing.flush()} closeLabel="Save again">
          <p>{state.problem}</p>
        </Notice>
      )}
      {props.refused && (
        <Notice tone="danger">
          <p>The store did not accept this guide: {props.refused} What you wrote is kept on this device.</p>
        </Notice>
      )}
    </div>
  );
}

function savedWords({ state, isUnsent, refused, view: { sync } }: Props): string {
  if (state.saving === 'saving') return 'Saving…';
  if (state.saving === 'failed') return 'Not saved';
  if (refused) return 'Saved on this device';
  if (!isUnsent) return 'Synced';
  return sync?.state === 'offline' || sync?.state === 'error'
    ? 'Saved on this device, not sent yet'
    : 'Saved on this device';
}
