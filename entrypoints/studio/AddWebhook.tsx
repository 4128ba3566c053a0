import { useId, useState } from 'preact/hooks';
import { Choice } from '#components/ui/Choice.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { WebhookWish, webhookEvents, type Webhook, type WebhookEvent } from '#lib/model/webhook.ts';
import { everyLibrary } from '#lib/model/workspace.ts';
import type { Try } from './use-studio.ts';
import { eventWords } from './webhook-words.ts';

interface Props {
  /** The libraries to choose from, by id. */
  scopes: Record<string, string>;
  attempt: Try;
  onAdded: (added: { webhook: Webhook; secret: string }) => void;
}

/** One more program to tell. What is wrong with what was typed is said beside it, before the store is asked. */
export function AddWebhook({ scopes, attempt, onAdded }: Props) {
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<readonly WebhookEvent[]>(webhookEvents);
  const [library, setLibrary] = useState<string>(everyLibrary);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const problem = useId();
  // Whoever asks has no guide yet, and so no library.
  const isHeard = (event: WebhookEvent) => event !== 'asked' || library === everyLibrary;
  const add = async (event: Event) => {
    event.preventDefault();
    const wish = { name: name.trim(), url: url.trim(), events: events.filter(isHeard), library };
    const wrong = whyWrong(wish);
    setComplaint(wrong);
    if (wrong !== null) return;
    setAdding(true);
    const added = await attempt('webhook:add', wish);
    setAdding(false);
    if (!added) return;
    setName('');
    setUrl('');
    onAdded(added);
  };
  return (
    <form class="stack" aria-label="New webhook" onSubmit={(event) => void add(event)}>
      <div class="invite-form">
        <TextField label="Name" value={name} onInput={setName} maxLength={100} placeholder="Support channel" />
        <TextField
          label="Address"
          value={url}
          onInput={setUrl}
          maxLength={2000}
          placeholder="https://chat.example.com/hooks/handrail"
        />
        {Object.keys(scopes).length > 2 && (
          <Choice label="Library" value={library} options={scopes} onChoose={setLibrary} />
        )}
      </div>
      <fieldset class="row ticks">
        <legend class="label">Tell it when</legend>
        {webhookEvents.map((one) => (
          <label key={one}>
            <input
              type="checkbox"
              checked={events.includes(one) && isHeard(one)}
              disabled={!isHeard(one)}
              onChange={({ currentTarget: { checked } }) =>
                setEvents((now) => webhookEvents.filter((event) => (event === one ? checked : now.includes(event))))
              }
            />
            {eventWords[one]}
            {!isHeard(one) && ' (for every library only)'}
          </label>
        ))}
      </fieldset>
      {complaint && (
        <p class="complaint" id={problem} role="alert">
          {complaint}
        </p>
      )}
      <div class="row">
        <button
          type="submit"
          class="button primary"
          disabled={isAdding}
          aria-describedby={complaint ? problem : undefined}
        >
          {isAdding ? 'Adding…' : 'Add webhook'}
        </button>
      </div>
    </form>
  );
}

function whyWrong(wish: WebhookWish): string | null {
  if (WebhookWish.safeParse(wish).success) return null;
  if (wish.name === '') return 'Give it a name that you will know it by.';
  if (wish.events.length === 0) return 'Choose at least one thing to tell it of.';
  return 'The address has to be a whole one, such as https://chat.example.com/hooks/handrail, without a name and password in it.';
}
