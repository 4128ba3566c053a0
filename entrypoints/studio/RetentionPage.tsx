import { useState } from 'preact/hooks';
import { Choice } from '#components/ui/Choice.tsx';
import { Confirm } from '#components/ui/Confirm.tsx';
import type { Retention } from '#lib/model/retention.ts';
import { dayWords, isShorter } from './retention-words.ts';
import { useAsked } from './use-asked.ts';
import type { PageProps } from './use-studio.ts';
import { WhenAnswered } from './WhenAnswered.tsx';

const choices = {
  deletedDays: [7, 14, 30, 60, 90, 180, 365, 1095],
  deliveriesDays: [7, 14, 30, 90, 180, 365],
  auditDays: [90, 180, 365, 730, 1825, 3650, null],
} satisfies Record<keyof Retention, (number | null)[]>;

/** How long what is over is kept. Shorter means that something goes for good, so that is asked about first. */
export function RetentionPage({ attempt, toaster }: PageProps) {
  const asked = useAsked('steward:retention', {});
  /** What was chosen and is not saved yet. */
  const [wish, setWish] = useState<Retention | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const save = async (next: Retention) => {
    setAsking(false);
    setSaving(true);
    const done = await attempt('steward:keep', next);
    setSaving(false);
    if (done === undefined) return;
    toaster.say('Saved. The store tidies up once an hour.');
    await asked.again();
    // Who chose something else meanwhile keeps that.
    setWish((chosen) => (chosen === next ? null : chosen));
  };
  return (
    <WhenAnswered asked={asked}>
      {(now) => {
        const next = wish ?? now;
        const isChanged = JSON.stringify(next) !== JSON.stringify(now);
        const choose = (name: keyof Retention) => (value: string) =>
          setWish({ ...next, [name]: value === '' ? null : Number(value) });
        return (
          <form
            class="stack retention"
            aria-label="Retention"
            onSubmit={(event) => {
              event.preventDefault();
              if (isShorter(next, now)) setAsking(true);
              else void save(next);
            }}
          >
            <p class="soft">
              Guides that are in use are kept with their whole history. This is about what is over: after the time you
              choose it is gone for good.
            </p>
            <section class="card stack">
              <Choice
                label="Deleted guides can be brought back for"
                value={String(next.deletedDays)}
                options={optionsOf(choices.deletedDays, now.deletedDays)}
                onChoose={choose('deletedDays')}
              />
              <Choice
                label="The log of each webhook goes back"
                value={String(next.deliveriesDays)}
                options={optionsOf(choices.deliveriesDays, now.deliveriesDays)}
                onChoose={choose('deliveriesDays')}
              />
              <Choice
                label="The audit log goes back"
                value={String(next.auditDays ?? '')}
                options={optionsOf(choices.auditDays, now.auditDays)}
                onChoose={choose('auditDays')}
              />
              {isAsking ? (
                <Confirm
                  question="Keep it for a shorter time? What is older than that goes within the hour, and nobody can bring it back."
                  yes="Let it go"
                  no="Keep as it was"
                  onYes={() => void save(next)}
                  onNo={() => (setAsking(false), setWish(null))}
                />
              ) : (
                <div class="row">
                  <button type="submit" class="button primary" disabled={!isChanged || isSaving}>
                    {isSaving ? 'Saving…' : 'Save'}
                  </button>
                </div>
              )}
            </section>
          </form>
        );
      }}
    </WhenAnswered>
  );
}

/** What one may choose, and what was chosen by hand elsewhere. */
function optionsOf(offered: readonly (number | null)[], now: number | null): [value: string, words: string][] {
  const all = offered.includes(now) ? [...offered] : [...offered, now];
  return all.toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity)).map((days) => [String(days ?? ''), dayWords(days)]);
}
