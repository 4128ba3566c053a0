import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** What both ends sign and check with, in the form of the Standard Webhooks specification. */
export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

/** The headers by which the other end sees that a message is ours, which one it is, and that it is not an old one. */
export function signedHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
