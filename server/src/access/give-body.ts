import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { maxBlobBytes } from '../../../lib/model/sync.ts';
import type { Blobs } from '#src/blobs/blobs.ts';
import type { InTransaction } from '#src/db/database.ts';

/**
 * The body of a published guide with another author in it, kept as a blob of its own, and its name. The old one stays for
 * the history. Nothing changes where the bytes are missing or no guide: then there is nobody to name in them.
 */
export async function giveBody(
  trx: InTransaction,
  blobs: Blobs,
  { ws, to, at }: { ws: string; to: string; at: Date },
  sha256: unknown,
): Promise<{ body?: string }> {
  if (typeof sha256 !== 'string') return {};
  const stream = await blobs.read(ws, sha256);
  const guide = stream && asObject(await new Response(stream).text());
  if (!guide) return {};
  const bytes = Buffer.from(JSON.stringify({ ...guide, authorId: to }));
  const name = createHash('sha256').update(bytes).digest('hex');
  const received = await blobs.receive(ws, name, Readable.from([bytes]), maxBlobBytes);
  await trx
    .insertInto('blob')
    .values({ ws, sha256: name, ...received, at })
    .onConflict((conflict) => conflict.columns(['ws', 'sha256']).doUpdateSet({ at }))
    .execute();
  return { body: name };
}

function asObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    // No JSON, no author in it.
    return null;
  }
}
