import { useState } from 'preact/hooks';
import { exactly } from '#components/ui/time.ts';
import type { AuditRecord } from '#lib/model/steward.ts';
import { sentenceOf } from './audit-words.ts';
import { useAsked } from './use-asked.ts';
import type { PageProps } from './use-studio.ts';
import { WhenAnswered } from './WhenAnswered.tsx';

/** Who did what to people, access and published guides. It can be read and taken along, never changed. */
export function AuditPage({ view, attempt, toaster }: PageProps) {
  const asked = useAsked('steward:audit', { before: null });
  const [older, setOlder] = useState<{ records: AuditRecord[]; next: string | null } | null>(null);
  const [isReading, setReading] = useState(false);
  const readOn = async (before: string) => {
    setReading(true);
    const page = await attempt('steward:audit', { before });
    setReading(false);
    if (page) setOlder((known) => ({ records: [...(known?.records ?? []), ...page.records], next: page.next }));
  };
  const save = async () => {
    const exported = await attempt('steward:export-audit', {});
    if (!exported) return;
    const address = URL.createObjectURL(new Blob([exported.lines], { type: 'application/x-ndjson' }));
    Object.assign(document.createElement('a'), { href: address, download: 'handrail-audit.ndjson' }).click();
    URL.revokeObjectURL(address);
    toaster.say('The whole log was saved, one record a line.');
  };
  const access = useAsked('steward:access', {}).value;
  const names = {
    people: view.names,
    guides: new Map(view.items.map(({ id, title }) => [id, title])),
    libraries: new Map(access?.libraries.map(({ id, name }) => [id, name])),
    apps: new Map(view.apps.map(({ id, name }) => [id, name])),
    teams: new Map(access?.teams.map(({ id, name }) => [id, name])),
  };
  return (
    <WhenAnswered asked={asked}>
      {(page) => {
        const records = [...page.records, ...(older?.records ?? [])];
        const next = older ? older.next : page.next;
        return (
          <div class="stack">
            <div class="row">
              <p class="soft audit-note">Names are looked up here; the log itself holds ids only.</p>
              <button type="button" class="button" onClick={() => void save()}>
                Save the whole log
              </button>
            </div>
            {records.length === 0 && <p class="soft">Nothing was done yet that belongs here.</p>}
            <ol class="bare steward-rows card" aria-label="Audit log" hidden={records.length === 0}>
              {records.map((record) => (
                <li class="audit-row" key={record.id}>
                  <time class="soft small" dateTime={record.at}>
                    {exactly(record.at)}
                  </time>
                  <span>{sentenceOf(record, names)}</span>
                </li>
              ))}
            </ol>
            {next !== null && (
              <button type="button" class="button" disabled={isReading} onClick={() => void readOn(next)}>
                {isReading ? 'Reading…' : 'Older'}
              </button>
            )}
          </div>
        );
      }}
    </WhenAnswered>
  );
}
