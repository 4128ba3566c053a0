import { expect, test } from 'vitest';
import { WebhookRequest } from '#lib/model/webhook.ts';

const wish = { name: ' Chat ', url: 'https://chat.example.com/hooks/1?key=2', events: ['published'] };

test('a webhook is asked for with a name, an address and events, for every library unless one is said', () => {
  expect(WebhookRequest.parse(wish)).toEqual({ ...wish, name: 'Chat', library: '*' });
});

test.each([
  ['no address', { url: 'chat.example.com' }],
  ['another protocol', { url: 'file:///etc/hosts' }],
  ['a name and password in the address', { url: 'https://me:secret@chat.example.com/' }],
  ['an endless address', { url: `https://chat.example.com/${'x'.repeat(2000)}` }],
  ['no event', { events: [] }],
  ['an event that there is not', { events: ['deleted'] }],
  ['the test as an event', { events: ['test'] }],
  ['no name', { name: ' ' }],
  ['a library that is none', { library: 'a/b' }],
  ['a secret of their own', { secret: 'whsec_x' }],
])('%s is refused', (_, change) => {
  expect(WebhookRequest.safeParse({ ...wish, ...change }).success).toBe(false);
});
