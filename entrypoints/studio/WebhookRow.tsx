import { useState } from 'preact/hooks';
import { Confirm } from '#components/ui/Confirm.tsx';
import { ago, counted } from '#components/ui/time.ts';
import type { Toaster } from '#components/ui/Toasts.tsx';
import type { Library } from '#lib/model/workspace.ts';
import type { Webhook } from '#lib/model/webhook.ts';
import { DeliveryLog } from './DeliveryLog.tsx';
import type { Try } from './use-studio.ts';
import { describeWebhook } from './webhook-words.ts';

interface Props {
  webhook: Webhook;
  libraries: readonly Library[];
  attempt: Try;
  toaster: Toaster;
  again: () => Promise<unknown>;
  onSecret: (renewed: { webhook: Webhook; secret: string }) => void;
}

/** One program that is told: whether it hears us, and how to make it stop. */
export function WebhookRow({ webhook, libraries, attempt, toaster, again, onSecret }: Props) {
  const [asking, setAsking] = useState<'remove' | 'secret' | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [round, setRound] = useState(0);
  const { id, name, pausedAt, hasSecret, waiting } = webhook;
  const done = () => setAsking(null);
  const change = async (verb: 'pause' | 'resume' | 'remove', words: string) => {
    done();
    if ((await attempt(`webhook:${verb}`, { webhookId: id })) === undefined) return;
    toaster.say(words, verb === 'pause' ? () => void change('resume', `${name} is told again.`) : undefined);
    await again();
  };
  const test = async () => {
    if ((await attempt('webhook:test', { webhookId: id })) === undefined) return;
    setOpen(true);
    setRound((count) => count + 1);
  };
  const renew = async () => {
    done();
    const renewed = await attempt('webhook:renew-secret', { webhookId: id });
    if (!renewed) return;
    onSecret(renewed);
    await again();
  };
  return (
    <li class="steward-row webhook">
      <div class="who">
        <strong>{name}</strong>
        {pausedAt && <span class="chip warn">Paused {ago(pausedAt)}</span>}
        {!hasSecret && <span class="chip warn">Needs a new secret</span>}
        {waiting > 0 && <span class="chip accent">{counted(waiting, 'delivery', 'deliveries')} waiting</span>}
        <p class="small">{webhook.url}</p>
        <p class="soft small">{describeWebhook(webhook, libraries)}</p>
      </div>
      <div class="row deeds">
        <button
          type="button"
          class="button tight"
          aria-expanded={isOpen}
          aria-label={`Deliveries of ${name}`}
          onClick={() => setOpen(!isOpen)}
        >
          Deliveries
        </button>
        {!pausedAt && (
          <button type="button" class="button tight" aria-label={`Send a test to ${name}`} onClick={() => void test()}>
            Send a test
          </button>
        )}
        {pausedAt ? (
          <button
            type="button"
            class="button tight"
            aria-label={`Resume ${name}`}
            onClick={() => void change('resume', `${name} is told again.`)}
          >
            Resume
          </button>
        ) : (
          <button
            type="button"
            class="button tight"
            aria-label={`Pause ${name}`}
            onClick={() => void change('pause', `${name} is told nothing until you resume it.`)}
          >
            Pause
          </button>
        )}
        <button
          type="button"
          class="button tight"
          aria-label={`New secret for ${name}`}
          onClick={() => setAsking('secret')}
        >
          New secret
        </button>
        <button
          type="button"
          class="button tight danger"
          aria-label={`Remove ${name}`}
          onClick={() => setAsking('remove')}
        >
          Remove
        </button>
      </div>
      {asking === 'remove' && (
        <Confirm
          question={`Remove ${name}? ${waiting > 0 ? `${counted(waiting, 'delivery', 'deliveries')} will never be sent, and its` : 'Its'} log is lost.`}
          yes="Remove"
          no="Keep"
          onYes={() => void change('remove', `${name} is told nothing any more.`)}
          onNo={done}
        />
      )}
      {asking === 'secret' && (
        <Confirm
          question={`A new secret for ${name}? Until the other end has it, what is sent there cannot be checked.`}
          yes="Make a new secret"
          no="Keep the old one"
          onYes={() => void renew()}
          onNo={done}
        />
      )}
      {isOpen && <DeliveryLog webhook={webhook} attempt={attempt} toaster={toaster} round={round} />}
    </li>
  );
}
