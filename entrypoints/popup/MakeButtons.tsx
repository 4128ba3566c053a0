import { Icon } from '#components/ui/Icon.tsx';
import { proposePattern } from '#lib/model/propose-pattern.ts';
import { openStudio, type TabView } from './tab.ts';
import type { Try } from './use-popup.ts';

interface Props {
  tab: TabView | null;
  isEnabled: boolean;
  mayAuthor: boolean;
  attempt: Try;
  close: () => void;
  onRecord: () => void;
}

/** What a person can make here; only what the workspace would accept is offered. */
export function MakeButtons({ tab, isEnabled, mayAuthor, attempt, close, onRecord }: Props) {
  const url = tab?.url ?? null;
  const pick = async () => {
    if (tab && (await attempt('tip:pick', { tabId: tab.id })) !== undefined) close();
  };
  const createSheet = async () => {
    if (!url) return;
    const made = await attempt('guide:create', { kind: 'tip-sheet', title: '', pages: [proposePattern(url)] });
    if (!made) return;
    await openStudio(`/guide/${made.guideId}`);
    close();
  };
  return (
    <nav class="make" aria-label="Make and manage">
      {mayAuthor && isEnabled && (
        <>
          <button type="button" class="button primary" onClick={onRecord}>
            <Icon name="record" size={16} /> Record a task
          </button>
          <button type="button" class="button" onClick={() => void pick()}>
            <Icon name="tip" size={16} /> Add a tip
          </button>
          <button type="button" class="button" onClick={() => void createSheet()}>
            <Icon name="tip-sheet" size={16} /> New tip sheet
          </button>
        </>
      )}
      <button type="button" class="button" onClick={() => void openStudio().then(close)}>
        <Icon name="studio" size={16} /> Open Studio
      </button>
    </nav>
  );
}
