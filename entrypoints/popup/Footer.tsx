import { useState } from 'preact/hooks';
import { roleWords } from '#components/library/words.ts';
import { Confirm } from '#components/ui/Confirm.tsx';
import { counted } from '#components/ui/time.ts';
import type { Me } from '#lib/model/sync.ts';
import type { TabView } from './tab.ts';
import type { Try } from './use-popup.ts';

interface Props {
  me: Me;
  workspace: string;
  /** How much of this person's work is nowhere but here. */
  onlyHere: number;
  tab: TabView | null;
  sites: readonly string[];
  attempt: Try;
}

/** Who I am here, and the ways out. */
export function Footer({ me, workspace, onlyHere, tab, sites, attempt }: Props) {
  const [isLeaving, setLeaving] = useState(false);
  const site = tab?.url ? new URL(tab.url) : null;
  const isEnabled = site !== null && sites.includes(site.origin);
  const lost = onlyHere > 0 ? ` ${counted(onlyHere, 'piece')} of work that nobody else has will be lost.` : '';
  if (isLeaving) {
    return (
      <footer class="bar">
        <Confirm
          question={`Leave ${workspace}? Its guides will be removed from this browser.${lost}`}
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
        {me.name} <span class="soft">· {roleWords[me.role]}</span>
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
