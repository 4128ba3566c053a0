import { brotliDecompressSync } from 'node:zlib';
import type { Hono } from 'hono';
import { Problem } from '../../../lib/model/problem.ts';
import { addRoute } from '#src/access/add-route.ts';
import type { SignedIn } from '#src/auth/sign-in.ts';
import { operations } from '#src/operations.ts';
import { parseAs } from '#src/requests.ts';
import type { Store } from '#src/store/store.ts';

/** The first pull of a long feed, as one file that was packed before anybody asked. */
export function addSnapshots(app: Hono<SignedIn>, store: Store): void {
  addRoute(app, operations.snapshot, store, async (c) => {
    const { id: feed, epoch, seq } = parseAs(operations.snapshot.params, c.req.param());
    const packed = await store.snapshot({ feed, epoch, seq });
    if (!packed) throw new Problem('not-found', 'There is no such snapshot any more. Read the feed page by page.');
    c.header('Cache-Control', 'private, max-age=31536000, immutable');
    c.header('Content-Type', 'application/x-ndjson');
    c.header('Vary', 'Accept-Encoding');
    const isPacked = takesBrotli(c.req.header('accept-encoding') ?? '');
    if (isPacked) c.header('Content-Encoding', 'br');
    // Browsers unpack brotli only where the line is safe; everybody else gets the plain lines.
    const bytes = isPacked ? packed : brotliDecompressSync(packed);
    c.header('Content-Length', String(bytes.length));
    return c.body(new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length));
  });
}

function takesBrotli(accepted: string): boolean {
  return accepted.split(',').some((item) => /^\s*br\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/.test(item));
}
