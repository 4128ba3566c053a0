import { useState } from 'preact/hooks';
import { Choice } from '#components/ui/Choice.tsx';
import { ago } from '#components/ui/time.ts';
import type { Share } from '#lib/model/share.ts';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import { useAsked } from './use-asked.ts';
import type { Try } from './use-studio.ts';
import { WhenAnswered } from './WhenAnswered.tsx';

interface Props {
  guideId: string;
  names: ReadonlyMap<string, string>;
  attempt: Try;
  toaster: Toaster;
}

const lives = { 7: 'A week', 30: 'A month', 365: 'A year', never: 'Never' };

/** Links by which people without the extension read what is published. Opened when somebody wants one. */
export function SharePanel(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="card share" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Share links</summary>
      {isOpen && <ShareLinks {...props} />}
    </details>
  );
}

function ShareLinks({ guideId, names, attempt, toaster }: Props) {
  const asked = useAsked('share:list', { guideId });
  const [life, setLife] = useState('30');
  const [isMaking, setMaking] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const make = async () => {
    setMaking(true);
    const made = await attempt('share:make', { guideId, days: life === 'never' ? null : Number(life) });
    setMaking(false);
    if (!made) return;
    setLink(made.link);
    await asked.again();
  };
  const revoke = async (share: Share) => {
    if ((await attempt('share:revoke', { shareId: share.id })) === undefined) return;
    setLink(null);
    toaster.say('The link shows nothing any more.');
    await asked.again();
  };
  return (
    <div class="stack">
      <p class="small soft">
        Whoever has such a link reads the published guide in any browser, with its pictures and without Handrail. Make
        one only for what they may see.
      </p>
      <Choice label="Expires after" value={life} options={lives} onChoose={setLife} />
      <button type="button" class="button wide" disabled={isMaking} onClick={() => void make()}>
        {isMaking ? 'Making…' : 'Make share link'}
      </button>
      {link !== null && (
        <ShownOnce
          key={link}
          label="New share link"
          value={link}
          words="This is the only time the link is shown."
          copy="Copy link"
          copied="Copied. Send it to whom it is for."
          toaster={toaster}
        />
      )}
      <WhenAnswered asked={asked}>
        {(shares) => (
          <ul class="bare stack" aria-label="Share links" hidden={shares.length === 0}>
            {shares.map((share) => (
              <li key={share.id} class="row">
                <span class="small">{wordsOf(share, names)}</span>
                <button
                  type="button"
                  class="button tight danger"
                  aria-label={`Revoke the link ${wordsOf(share, names)}`}
                  onClick={() => void revoke(share)}
                >
                  Revoke
                </button>
              </li>
            ))}
          </ul>
        )}
      </WhenAnswered>
    </div>
  );
}

function wordsOf({ madeBy, madeAt, expiresAt }: Share, names: ReadonlyMap<string, string>): string {
  const life = expiresAt === null ? 'does not expire' : `expires ${ago(expiresAt)}`;
  return `made ${ago(madeAt)} by ${names.get(madeBy) ?? 'a colleague'}, ${life}`;
}
