import * as z from 'zod/mini';
import { DeliveryPage, WebhookReply, WebhookRequest, Webhooks } from '../../../lib/model/webhook.ts';
import type { Operation } from '#src/operations.ts';

const name = z.string().check(z.regex(/^[\w-]{1,100}$/));
const One = z.object({ id: name });
const OneDelivery = z.object({ id: name, delivery: name });
const Page = z.object({
  before: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 20),
});

const guarded = ['signed-out', 'not-allowed', 'busy'] as const;
const changing = [...guarded, 'invalid', 'not-found', 'conflict', 'too-large'] as const;

/** What stewards of the workspace ask about webhooks. */
export const webhookOperations = {
  webhooks: {
    method: 'get',
    path: '/v1/webhooks',
    summary: 'The addresses of other programs that are told of what happens, without their secrets.',
    access: 'workspace',
    reply: Webhooks,
    statuses: [200],
    problems: guarded,
  },
  addWebhook: {
    method: 'post',
    path: '/v1/webhooks',
    summary: 'Tell one more program of what happens in a library (`*`: in every one). Its secret is shown this once.',
    access: 'workspace',
    request: WebhookRequest,
    reply: WebhookReply,
    statuses: [200],
    problems: changing,
  },
  removeWebhook: {
    method: 'delete',
    path: '/v1/webhooks/:id',
    summary: 'Remove a webhook, with what was still to be sent to it.',
    access: 'workspace',
    params: One,
    reply: null,
    statuses: [204],
    problems: changing,
  },
  pauseWebhook: {
    method: 'post',
    path: '/v1/webhooks/:id/pause',
    summary: 'Send nothing to it for now. What was waiting goes on waiting; what happens meanwhile is not told.',
    access: 'workspace',
    params: One,
    reply: null,
    statuses: [204],
    problems: changing,
  },
  resumeWebhook: {
    method: 'post',
    path: '/v1/webhooks/:id/resume',
    summary: 'Send to it again.',
    access: 'workspace',
    params: One,
    reply: null,
    statuses: [204],
    problems: changing,
  },
  renewWebhookSecret: {
    method: 'post',
    path: '/v1/webhooks/:id/secret',
    summary: 'Give it a new secret, which is shown this once. The old one signs nothing more.',
    access: 'workspace',
    params: One,
    reply: WebhookReply,
    statuses: [200],
    problems: changing,
  },
  testWebhook: {
    method: 'post',
    path: '/v1/webhooks/:id/test',
    summary: 'Send it a message of the event `test`.',
    access: 'workspace',
    params: One,
    reply: null,
    statuses: [204],
    problems: changing,
  },
  deliveries: {
    method: 'get',
    path: '/v1/webhooks/:id/deliveries',
    summary: 'What was and is to be sent to it, newest first, a page at a time.',
    access: 'workspace',
    params: One,
    query: Page,
    reply: DeliveryPage,
    statuses: [200],
    problems: [...guarded, 'invalid', 'not-found'],
  },
  sendAgain: {
    method: 'post',
    path: '/v1/webhooks/:id/deliveries/:delivery/again',
    summary: 'Send a delivery once more, under the id it always had.',
    access: 'workspace',
    params: OneDelivery,
    reply: null,
    statuses: [204],
    problems: changing,
  },
} as const satisfies Record<string, Operation>;
