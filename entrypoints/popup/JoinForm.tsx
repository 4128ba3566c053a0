import { useEffect, useState } from 'preact/hooks';
import { Logo } from '#components/ui/Logo.tsx';
import { Notice } from '#components/ui/Notice.tsx';
import { useFirstFocus } from '#components/ui/use-first-focus.ts';

interface Props {
  name: string;
  problem: string | null;
  onJoin: (link: string, name: string) => Promise<void>;
  /** The store that this browser belonged to before, where there was one: it may be signed in to again. */
  storeUrl: string | null;
  /** How the store at this address lets people sign in without an invite; null: it does not. */
  findSignIn: (address: string) => Promise<{ name: string } | null>;
  onSignIn: (address: string) => Promise<void>;
  onCancel: (() => void) | null;
}

/** The first thing anybody sees of Handrail. */
export function JoinForm({ name: knownName, problem, onJoin, storeUrl, findSignIn, onSignIn, onCancel }: Props) {
  const first = useFirstFocus<HTMLInputElement>();
  const [link, setLink] = useState('');
  const [name, setName] = useState(knownName);
  const [missing, setMissing] = useState<string | null>(null);
  const [doing, setDoing] = useState<'join' | 'sign-in' | null>(null);
  const address = isInvite(link) ? null : link.trim() || storeUrl;
  const offer = useOffer(address, findSignIn);
  const signIn = async () => {
    if (address === null) return;
    setMissing(null);
    setDoing('sign-in');
    await onSignIn(address);
    setDoing(null);
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const reason = whyNotJoin(link, name);
    setMissing(reason);
    if (reason) return;
    setDoing('join');
    await onJoin(link.trim(), name.trim());
    setDoing(null);
  };
  return (
    <main class="join stack">
      <div class="row">
        <Logo size={32} />
        <h1>Join your workspace</h1>
      </div>
      <p class="soft">
        Handrail shows your colleagues’ know-how inside the web apps you use. Ask a colleague for an invite link, or for
        how to start a workspace.
      </p>
      <form class="stack" onSubmit={submit} noValidate>
        <div class="field">
          <label for="link">Invite link, or your store’s address</label>
          <input
            id="link"
            class="input"
            type="url"
            ref={first}
            autocomplete="off"
            spellcheck={false}
            placeholder="Paste what you were given"
            value={link}
            onInput={(event) => setLink(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for="name">Your name</label>
          <input
            id="name"
            class="input"
            autocomplete="name"
            maxLength={100}
            placeholder="As colleagues know you"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </div>
        {(missing ?? problem) && (
          <Notice tone="danger">
            <p>{missing ?? problem}</p>
          </Notice>
        )}
        {offer && (
          <button type="button" class="button primary wide" disabled={doing !== null} onClick={() => void signIn()}>
            {doing === 'sign-in' ? 'Signing in…' : `Sign in with ${offer.name}`}
          </button>
        )}
        <button type="submit" class={offer ? 'button wide' : 'button primary wide'} disabled={doing !== null}>
          {doing === 'join' ? 'Joining…' : offer ? 'Join with an invite link' : 'Join'}
        </button>
        {onCancel && (
          <button type="button" class="button wide" onClick={onCancel}>
            Cancel
          </button>
        )}
      </form>
    </main>
  );
}

const waitMs = 400;

/** Asks the store that was typed, once nobody types any more. An address that answers nothing offers nothing. */
function useOffer(address: string | null, find: Props['findSignIn']): { name: string } | null {
  const [offer, setOffer] = useState<{ name: string } | null>(null);
  useEffect(() => {
    setOffer(null);
    if (address === null || !/^https?:\/\/[^\s/]+/.test(address)) return;
    let isCurrent = true;
    const timer = setTimeout(() => void find(address).then((found) => isCurrent && setOffer(found)), waitMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [address]);
  return offer;
}

const isInvite = (text: string): boolean => /^https?:\/\/[^\s#]+#\S+$/.test(text.trim());

function whyNotJoin(link: string, name: string): string | null {
  if (!link.trim()) return 'Paste the invite link you were given.';
  if (!isInvite(link)) {
    return 'That is not an invite link. It starts with http and has a # and a code at its end. Copy all of it.';
  }
  return name.trim() ? null : 'Say your name, so that colleagues know who wrote a guide.';
}
