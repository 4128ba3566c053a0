import type * as z from 'zod/mini';
import { DeliveryPage, WebhookReply, Webhooks, type Webhook, type WebhookWish } from '#lib/model/webhook.ts';
import { accepted, asJson, call, parsed } from './store-api.ts';

/** What stewards ask of the store about webhooks. Nothing of it is kept here, least of all a secret. */
export function webhookApi({ storeUrl, token }: { storeUrl: string; token: string }) {
  const request = (path: string, init?: RequestInit) => call(`${storeUrl}/v1/webhooks${path}`, token, init);
  const tell = async (path: string, method: string) => accepted(await request(path, { method }));
  return {
    list: async (): Promise<Webhook[]> => (await parsed(await request(''), Webhooks)).webhooks,
    add: async (wish: WebhookWish): Promise<z.infer<typeof WebhookReply>> =>
      parsed(await request('', asJson('POST', wish)), WebhookReply),
    remove: (id: string) => tell(`/${id}`, 'DELETE'),
    pause: (id: string) => tell(`/${id}/pause`, 'POST'),
    resume: (id: string) => tell(`/${id}/resume`, 'POST'),
    renewSecret: async (id: string): Promise<z.infer<typeof WebhookReply>> =>
      parsed(await request(`/${id}/secret`, { method: 'POST' }), WebhookReply),
    test: (id: string) => tell(`/${id}/test`, 'POST'),
    deliveries: async (id: string, before: string | null): Promise<DeliveryPage> => {
      const query = before === null ? '' : `?${new URLSearchParams({ before })}`;
      return parsed(await request(`/${id}/deliveries${query}`), DeliveryPage);
    },
    sendAgain: (id: string, delivery: string) => tell(`/${id}/deliveries/${delivery}/again`, 'POST'),
  };
}
