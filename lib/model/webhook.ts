import * as z from 'zod/mini';
import { LibraryScope } from './workspace.ts';

/** What stewards ask of the store about webhooks, and what it answers: forms for both ends. */

/** What a webhook may tell of. `test` is sent by hand and cannot be chosen. */
export const webhookEvents = [
  'published',
  'flagged',
  'fixed',
  'asked',
  'review-asked',
  'review-approved',
  'review-changes',
] as const;
export const WebhookEvent = z.enum(webhookEvents);
export type WebhookEvent = z.infer<typeof WebhookEvent>;

const Text = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
const Moment = z.string();

/** Without a name and password in it: whoever sees the list of webhooks would see those. */
const Address = z.url({ protocol: /^https?$/ }).check(
  z.maxLength(2000),
  z.refine((text) => URL.canParse(text) && new URL(text).username === '' && new URL(text).password === ''),
);

export const WebhookWish = z.strictObject({
  name: Text,
  url: Address,
  events: z.array(WebhookEvent).check(z.minLength(1), z.maxLength(webhookEvents.length)),
  library: LibraryScope,
});
export type WebhookWish = z.infer<typeof WebhookWish>;
/** Whoever asks by hand need not say everything. */
export const WebhookRequest = z.strictObject({
  ...WebhookWish.shape,
  library: z._default(LibraryScope, '*'),
});
export type WebhookRequest = z.infer<typeof WebhookRequest>;

/** An address of another program that is told of what happens in a library. */
export const Webhook = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  // An older extension still shows what a newer store tells of.
  events: z.array(z.string()),
  library: z.string(),
  madeAt: Moment,
  pausedAt: z.nullable(Moment),
  /** False after an import: secrets are in no export, so it needs a new one before it can go on. */
  hasSecret: z.boolean(),
  /** How many deliveries wait for their first or another try. */
  waiting: z.int(),
});
export type Webhook = z.infer<typeof Webhook>;
export const Webhooks = z.object({ webhooks: z.array(Webhook) });
/** The only time its secret is seen. */
export const WebhookReply = z.object({ webhook: Webhook, secret: z.string() });

/** One event on its way to one webhook. Its id is the same at each try, so that the other end can tell them apart. */
export const Delivery = z.object({
  id: z.string(),
  event: z.string(),
  at: Moment,
  /** `waiting` for its first or another try, `delivered`, or `given-up` after the last one. */
  state: z.enum(['waiting', 'delivered', 'given-up']),
  attempts: z.int(),
  nextAt: z.nullable(Moment),
  deliveredAt: z.nullable(Moment),
  /** What the other end answered last; null: nothing. */
  status: z.nullable(z.int()),
  /** Why the last try failed, in words. */
  reason: z.nullable(z.string()),
  /** What is sent, word for word. */
  body: z.string(),
});
export type Delivery = z.infer<typeof Delivery>;
/** `next`: what to ask behind, or null at the beginning. Newest first. */
export const DeliveryPage = z.object({ deliveries: z.array(Delivery), next: z.nullable(z.string()) });
export type DeliveryPage = z.infer<typeof DeliveryPage>;

/** What is sent: who did what to which guide, and no word of the guide but its title. Of a question its own words. */
export const WebhookBody = z.object({
  type: z.string(),
  timestamp: Moment,
  data: z.object({
    library: z.optional(z.string()),
    guide: z.optional(z.object({ id: z.string(), title: z.nullable(z.string()), revision: z.nullable(z.int()) })),
    flag: z.optional(z.object({ id: z.string(), reason: z.string(), stepId: z.nullable(z.string()) })),
    /** `asked`: the id of whom it is asked of; null: of anybody who may, or it is an answer. */
    review: z.optional(z.object({ asked: z.nullable(z.string()) })),
    /** `page`: the page pattern it was asked on. */
    question: z.optional(z.object({ id: z.string(), words: z.string(), page: z.string() })),
    by: z.object({ id: z.string(), name: z.string() }),
    /** Where it is to be met: the address of the application. */
    link: z.nullable(z.string()),
  }),
});
export type WebhookBody = z.infer<typeof WebhookBody>;
