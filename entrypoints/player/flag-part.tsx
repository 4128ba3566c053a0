import { FlagForm, FlagThanks } from '#components/overlay/FlagForm.tsx';
import type { Flagging } from '#lib/player/flagging.ts';

/** The report in the place where it was begun; null while there is none. */
export function flagPart(flagging: Flagging) {
  const state = flagging.state.value;
  if (state.kind === 'closed') return null;
  if (state.kind === 'raised') {
    const { isSent, mayUndo } = state;
    return (
      <FlagThanks isSent={isSent} mayUndo={mayUndo} onUndo={() => void flagging.undo()} onClose={flagging.close} />
    );
  }
  return (
    <FlagForm
      isSending={state.kind === 'sending'}
      problem={state.kind === 'writing' ? state.problem : ''}
      hasTrace={flagging.hasTrace()}
      draft={flagging.draft()}
      onDraft={flagging.keep}
      onSend={(reason, note) => void flagging.send(reason, note)}
      onCancel={flagging.cancel}
    />
  );
}
