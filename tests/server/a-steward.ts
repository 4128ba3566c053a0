import type * as z from 'zod/mini';
import { InviteReply, type Invite } from '#lib/model/steward.ts';
import type { Client } from './a-client.ts';

/** What a steward asks by hand, each answer parsed by its form. */
export async function read<T extends z.ZodMiniType>(client: Client, path: string, form: T): Promise<z.output<T>> {
  const response = await client.ask(path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return form.parse(await response.json());
}

export async function send(client: Client, method: string, path: string, body?: unknown): Promise<number> {
  const response = await client.ask(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  await response.arrayBuffer();
  return response.status;
}

export async function makeInvite(client: Client, wish: object): Promise<{ invite: Invite; link: string }> {
  const response = await client.ask('/invites', { method: 'POST', body: JSON.stringify(wish) });
  return InviteReply.parse(await response.json());
}
