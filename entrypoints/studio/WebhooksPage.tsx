import { useState } from 'preact/hooks';
import type { Webhook } from '#lib/model/webhook.ts';
import { AddWebhook } from './AddWebhook.tsx';
import { scopesOf } from './libraries.ts';
import { ShownOnce } from './ShownOnce.tsx';
import { useAsked } from './use-asked.ts';
import type { PageProps } from './use-studio.ts';
import { WebhookRow } from './WebhookRow.tsx';
import { WhenAnswered } from './WhenAnswered.tsx';

/** Other programs that hear of what happens: a chat, a ticket system. */
export function WebhooksPage({ view, attempt, toaster }: PageProps) {
  const asked = useAsked('webhook:list', {});
  const [fresh, setFresh] = useState<{ webhook: Webhook; secret: string } | null>(null);
  return (
    <WhenAnswered asked={asked}>
      {({ webhooks, libraries }) => (
        <div class="stack">
          <p class="soft">
            The store sends a short message to another program, such as a chat or a ticket system, when something
            happens here. Each message is signed with a secret that only the two know.
          </p>
          <section class="card stack">
            <AddWebhook
              scopes={scopesOf(libraries, view.session.me)}
              attempt={attempt}
              onAdded={(added) => {
                setFresh(added);
                void asked.again();
              }}
            />
            {fresh && (
              <ShownOnce
                key={fresh.secret}
                label={`Secret of ${fresh.webhook.name}`}
                value={fresh.secret}
                words={`This is the only time the secret of ${fresh.webhook.name} is shown. Put it where the other program checks signatures, then send a test.`}
                copy="Copy secret"
                copied="Copied. Keep it where only the other program finds it."
                toaster={toaster}
                onDone={() => setFresh(null)}
              />
            )}
          </section>
          {webhooks.length === 0 ? (
            <section class="card blank">
              <h2>No other program is told yet</h2>
              <p>Take the address from the program that is to hear of guides and reports, and add it above.</p>
            </section>
          ) : (
            <ul class="bare steward-rows card" aria-label="Webhooks">
              {webhooks.map((webhook) => (
                <WebhookRow
                  key={webhook.id}
                  webhook={webhook}
                  libraries={libraries}
                  attempt={attempt}
                  toaster={toaster}
                  again={asked.again}
                  onSecret={setFresh}
                />
              ))}
            </ul>
          )}
        </div>
      )}
    </WhenAnswered>
  );
}
