import { useEffect, useState } from 'preact/hooks';
import { exactly } from '#components/ui/time.ts';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { complaintOf, ask } from '#lib/messages/ask.ts';
import type { Delivery, Webhook } from '#lib/model/webhook.ts';
import { isUnderWay, mergeDeliveries } from './deliveries.ts';
import type { Try } from './use-studio.ts';
import { deliveryStory, deliveryTitle, stateWords } from './webhook-words.ts';

interface Props {
  webhook: Webhook;
  attempt: Try;
  toaster: Toaster;
  /** Another number: something was just sent, so look again. */
  round: number;
}

const lookEveryMs = 1_500;

/** What was and is to be sent to one webhook. While something is under way, how it went appears by itself. */
export function DeliveryLog({ webhook, attempt, toaster, round }: Props) {
  const [known, setKnown] = useState<Delivery[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);
  const [again, setAgain] = useState(0);
  const request = { webhookId: webhook.id, before: null };
  const isWaiting = webhook.pausedAt === null && (known?.some((one) => isUnderWay(one)) ?? false);

  useEffect(() => {
    let isOpen = true;
    const look = async () => {
      try {
        const page = await ask('webhook:deliveries', request);
        if (!isOpen) return;
        setProblem(null);
        setKnown((now) => mergeDeliveries(now ?? [], page.deliveries));
        // Further pages that were read are still there; only the first reading says where they begin.
        setNext((now) => (known === null ? page.next : now));
      } catch (error) {
        if (isOpen) setProblem(complaintOf(error));
      }
    };
    void look();
    const timer = isWaiting ? setInterval(() => void look(), lookEveryMs) : undefined;
    return () => {
      isOpen = false;
      clearInterval(timer);
    };
  }, [webhook.id, round, again, isWaiting]);

  const readOn = async () => {
    setReading(true);
    const page = await attempt('webhook:deliveries', { ...request, before: next });
    setReading(false);
    if (!page) return;
    setKnown((now) => mergeDeliveries(now ?? [], page.deliveries));
    setNext(page.next);
  };
  const sendAgain = async ({ id }: Delivery) => {
    if ((await attempt('webhook:send-again', { webhookId: webhook.id, deliveryId: id })) === undefined) return;
    toaster.say('It is sent once more, under the id it had.');
    setAgain((count) => count + 1);
  };
  return (
    <section
      class="deliveries stack"
      aria-label={`Deliveries of ${webhook.name}`}
      aria-busy={known === null && !problem}
    >
      {problem && <p role="alert">{problem}</p>}
      {known === null && !problem && <p class="soft">Asking the store…</p>}
      {known?.length === 0 && <p class="soft">Nothing was sent yet. “Send a test” shows at once whether it arrives.</p>}
      <ol class="bare stack" aria-label="Deliveries" hidden={!known?.length}>
        {known?.map((one) => (
          <li class="delivery" key={one.id}>
            <span>
              <strong>{deliveryTitle(one)}</strong>{' '}
              <span class={`chip ${stateWords[one.state][1]}`}>{stateWords[one.state][0]}</span>
              <br />
              <span class="soft small">
                <time dateTime={one.at}>{exactly(one.at)}</time> · {deliveryStory(one)}
              </span>
              <details class="small">
                <summary>What is sent</summary>
                <pre>{pretty(one.body)}</pre>
              </details>
            </span>
            <button
              type="button"
              class="button tight"
              aria-label={`Send again: ${deliveryTitle(one)}, ${exactly(one.at)}`}
              onClick={() => void sendAgain(one)}
            >
              Send again
            </button>
          </li>
        ))}
      </ol>
      {next !== null && (
        <button type="button" class="button" disabled={isReading} onClick={() => void readOn()}>
          {isReading ? 'Reading…' : 'Older'}
        </button>
      )}
    </section>
  );
}

/** It is sent without these line breaks, and says the same. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    // Whatever it is, it is what is sent.
    return body;
  }
}
