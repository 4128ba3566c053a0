import { ago } from '#components/ui/time.ts';
import { everyLibrary, type Library } from '#lib/model/workspace.ts';
import { nameOfLibrary } from './libraries.ts';
import type { Delivery, Webhook, WebhookEvent } from '#lib/model/webhook.ts';

export const eventWords: Record<WebhookEvent, string> = {
  published: 'A guide is published',
  flagged: 'A reader reports a guide',
  fixed: 'A report is answered as fixed',
  asked: 'Somebody asks for a guide',
  'review-asked': 'An author asks for a review',
  'review-approved': 'A guide is approved',
  'review-changes': 'A reviewer wants changes',
};

const shortWords: Record<string, string> = {
  published: 'published',
  flagged: 'reported',
  fixed: 'fixed',
  asked: 'asked',
  'review-asked': 'review asked',
  'review-approved': 'approved',
  'review-changes': 'changes wanted',
};

const pastWords: Record<string, string> = {
  published: 'A guide was published',
  flagged: 'A guide was reported',
  fixed: 'A report was fixed',
  asked: 'Somebody asked for a guide',
  'review-asked': 'A review was asked for',
  'review-approved': 'A guide was approved',
  'review-changes': 'Changes were wanted',
  test: 'Test message',
};

/** What it is told of, where. What only a newer store tells of is shown as it stands there. */
export function describeWebhook({ events, library }: Webhook, libraries: readonly Library[]): string {
  const told = events.map((event) => shortWords[event] ?? event);
  const where = library === everyLibrary ? 'every library' : nameOfLibrary(library, libraries);
  return `${told.join(', ')} · ${where}`;
}

export function deliveryTitle({ event }: Delivery): string {
  return pastWords[event] ?? event;
}

export const stateWords: Record<Delivery['state'], [words: string, tone: string]> = {
  waiting: ['Waiting', 'accent'],
  delivered: ['Delivered', 'good'],
  'given-up': ['Given up', 'danger'],
};

/** How it went, in a sentence. */
export function deliveryStory({ state, attempts, nextAt, status, reason }: Delivery, now = Date.now()): string {
  if (state === 'delivered') return `Accepted with ${status}, try ${attempts}.`;
  if (attempts === 0) return 'To be sent at once.';
  const why = reason === null ? 'It is on its way.' : whyFailed(reason);
  if (state === 'given-up') return `${why} Given up after ${attempts} tries.`;
  const isSoon = nextAt === null || Date.parse(nextAt) - now < 60_000;
  return `${why} Next try ${isSoon ? 'within a minute' : ago(nextAt, now)}.`;
}

const causes: [pattern: RegExp, words: string][] = [
  [/ENOTFOUND|EAI_AGAIN/, 'There is no host of that name'],
  [/ECONNREFUSED/, 'Nothing listens at that address'],
  [/ECONNRESET|socket hang up/, 'The other end hung up'],
  [/EHOSTUNREACH|ENETUNREACH|ETIMEDOUT/, 'The host cannot be reached'],
  [/timeout/i, 'There was no answer in time'],
  [/certificate|self.signed|altnames/i, 'The certificate of the other end is not to be trusted'],
  [/^The answer was 401|^The answer was 403/, 'The other end refused it: does it know the secret?'],
  [/^The answer was 404|^The answer was 410/, 'There is nothing at that address any more'],
  [/^The answer was 5/, 'The other end has trouble of its own'],
];

/** The words of Node and of the store, with a sentence before them where they are no words of people. */
export function whyFailed(reason: string): string {
  const [, words] = causes.find(([pattern]) => pattern.test(reason)) ?? [];
  if (!words) return reason.endsWith('.') ? reason : `${reason}.`;
  return `${words} (${reason.replace(/\.$/, '')}).`;
}
