import { useState } from 'preact/hooks';
import { Logo } from '#components/ui/Logo.tsx';
import { Notice } from '#components/ui/Notice.tsx';
import { useFirstFocus } from '#components/ui/use-first-focus.ts';

interface Props {
  name: string;
  problem: string | null;
  onJoin: (link: string, name: string) => Promise<void>;
  onCancel: (() => void) | null;
}

/** The first thing anybody sees of Handrail. */
export function JoinForm({ name: knownName, problem, onJoin, onCancel }: Props) {
  const first = useFirstFocus<HTMLInputElement>();
  const [link, setLink] = useState('');
  const [name, setName] = useState(knownName);
  const [missing, setMissing] = useState<string | null>(null);
  const [isJoining, setJoining] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const reason = whyNotJoin(link, name);
    setMissing(reason);
    if (reason) return;
    setJoining(true);
    await onJoin(link.trim(), name.trim());
    setJoining(false);
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
          <label for="link">Invite link</label>
          <input
            id="link"
            class="input"
            type="url"
            ref={first}
            autocomplete="off"
            spellcheck={false}
            placeholder="Paste your invite link"
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
        <button type="submit" class="button primary wide" disabled={isJoining}>
          {isJoining ? 'Joining…' : 'Join'}
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

function whyNotJoin(link: string, name: string): string | null {
  if (!link.trim()) return 'Paste the invite link you were given.';
  if (!/^https?:\/\/[^\s#]+#\S+$/.test(link.trim())) {
    return 'That is not an invite link. It starts with http and has a # and a code at its end. Copy all of it.';
  }
  return name.trim() ? null : 'Say your name, so that colleagues know who wrote a guide.';
}
