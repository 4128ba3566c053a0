import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { counted } from '#components/ui/time.ts';
import { complaintOf } from '#lib/messages/ask.ts';
import { Device } from '#lib/store/device.ts';
import type { Exported } from './exchange/ExportDialog.tsx';
import type * as AllDialogs from './exchange/dialogs.ts';
import type { Try } from './use-studio.ts';

type Dialogs = typeof AllDialogs;
type Shown = { kind: 'export'; guides: readonly Exported[] } | { kind: 'import'; files: readonly File[] };

/** Guides out and in. The dialogs come when they are opened first, and with them all that knows formats. */
export function useExchange(names: Map<string, string>, attempt: Try, toaster: Toaster) {
  const [shown, setShown] = useState<(Shown & { dialogs: Dialogs; device: Device }) | null>(null);
  const open = async (what: Shown) => {
    try {
      setShown({ ...what, dialogs: await import('./exchange/dialogs.ts'), device: new Device() });
    } catch (error) {
      toaster.complain(complaintOf(error));
    }
  };
  const close = () => setShown(null);
  const imported = (guideIds: string[]) =>
    toaster.say(
      `Imported ${counted(guideIds.length, 'guide')} as drafts.`,
      () => void attempt('import:undo', { guideIds }),
    );
  let dialog: ComponentChild = null;
  if (shown?.kind === 'export') {
    const { ExportDialog } = shown.dialogs;
    dialog = (
      <ExportDialog guides={shown.guides} device={shown.device} names={names} onSay={toaster.say} onClose={close} />
    );
  } else if (shown?.kind === 'import') {
    const { ImportDialog } = shown.dialogs;
    dialog = <ImportDialog given={shown.files} onDone={imported} onClose={close} />;
  }
  return {
    dialog,
    exportGuides: (guides: readonly Exported[]) => void open({ kind: 'export', guides }),
    importFiles: (files: readonly File[]) => void open({ kind: 'import', files }),
  };
}
