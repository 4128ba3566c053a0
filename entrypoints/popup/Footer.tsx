import { useState } from 'preact/hooks';
import { roleWords } from '#components/library/words.ts';
import { Confirm } from '#components/ui/Confirm.tsx';
import { highestRole } from '#lib/model/feeds.ts';
import type { Me } from '#lib/model/sync.ts';
import { leaveQuestion } from './leave-question.ts';
import type { TabView } from './tab.ts';
import type { OpenRecording, Try } from './use-popup.ts';

interface Props {
  me: Me;
  workspace: string;
  /** How much of this person's work is nowhere but here. */
  onlyHere: number;
  recordings: readonly OpenRecording[];
  tab: TabView | null;
  sites: readonly string[];
  attempt: Try;
}

/** Who I am here, and the ways out. */
export function Footer({ me, workspace, onlyHere, recordings, tab, sites, attempt }: Props) {
  const [isLeaving, setLeaving] = useState(false);
  const site = tab?.url ? new URL(tab.url) : null;
  const isEnabled = site !== null && sites.includes(site.origin);
  if (isLeaving) {
    return (
      <footer class="bar">
        <Confirm
          question={leaveQuestion({ workspace, onlyHere, recordings })}
          yes="Leave"
          no="Stay"
          onYes={() => {
            setLeaving(false);
            void attempt('session:leave', {});
          }}
          onNo={() => setLeaving(false)}
        />
      </footer>
    );
  }
  return (
    <footer class="bar">
      <p class="small">
        {me.name} <span class="soft">· {roleWords[highestRole(me)]}</span>
      </p>
      <div class="row small">
        {isEnabled && site && (
          <button type="button" class="link" onClick={() => void attempt('site:disable', { origin: site.origin })}>
            Disable on {site.host}
          </button>
        )}
        <button type="button" class="link" onClick={() => setLeaving(true)}>
          Leave workspace
        </button>
      </div>
    </footer>
  );
}
