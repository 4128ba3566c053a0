import { useState } from 'preact/hooks';
import { wordsOf } from '#components/library/set-aside.ts';
import { Confirm } from '#components/ui/Confirm.tsx';
import { Notice } from '#components/ui/Notice.tsx';
import { ago } from '#components/ui/time.ts';
import type { Toaster } from '#components/ui/Toasts.tsx';
import type { Orphan } from '#lib/store/device.ts';
import type { Try } from './use-studio.ts';

interface Props {
  orphans: readonly Orphan[];
  attempt: Try;
  toaster: Toaster;
}

/** Work the store never got, and the ways on with it. Nothing here where there is none. */
export function SetAside({ orphans, attempt, toaster }: Props) {
  const [discarding, setDiscarding] = useState<string | null>(null);
  if (orphans.length === 0) return null;
  const restore = async (orphanId: string) => {
    if (await attempt('orphan:restore', { orphanId })) toaster.say('It is among your drafts now.');
  };
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => toaster.say('Copied.'),
      () => toaster.complain('The browser did not let Handrail copy it.'),
    );
  return (
    <Notice tone="warn">
      <p>
        {orphans.length === 1
          ? 'A piece of your work was set aside, because the store did not take it or you lost access.'
          : `${orphans.length} pieces of your work were set aside, because the store did not take them or you lost access.`}{' '}
        Nobody else has what is here.
      </p>
      <ul class="bare stack" aria-label="Set aside">
        {orphans.map(({ id, type, body, setAsideAt }) => {
          const { name, text, mayRestore } = wordsOf(type, body);
          return (
            <li class="stack" key={id}>
              <span>
                {name} <span class="soft small">· {ago(setAsideAt)}</span>
              </span>
              {discarding === id ? (
                <Confirm
                  question={`Throw away ${name}?`}
                  yes="Throw away"
                  no="Keep"
                  onYes={() => void attempt('orphan:discard', { orphanId: id })}
                  onNo={() => setDiscarding(null)}
                />
              ) : (
                <div class="row">
                  {mayRestore && (
                    <button
                      type="button"
                      class="button tight"
                      aria-label={`Put into my drafts: ${name}`}
                      onClick={() => void restore(id)}
                    >
                      Put into my drafts
                    </button>
                  )}
                  <button
                    type="button"
                    class="button tight"
                    aria-label={`Copy as text: ${name}`}
                    onClick={() => void copy(text)}
                  >
                    Copy as text
                  </button>
                  <button
                    type="button"
                    class="button quiet tight"
                    aria-label={`Throw away: ${name}`}
                    onClick={() => setDiscarding(id)}
                  >
                    Throw away
                  </button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
