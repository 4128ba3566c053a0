import type { Context, Hono } from 'hono';
import { Problem } from '../../../lib/model/problem.ts';
import { maxBlobBytes } from '../../../lib/model/sync.ts';
import { addRoute } from '#src/access/add-route.ts';
import type { SignedIn } from '#src/auth/sign-in.ts';
import type { Blobs } from '#src/blobs/blobs.ts';
import { operations } from '#src/operations.ts';
import { parseAs, readJson, refuseAbove, refuseDeclaredAbove } from '#src/requests.ts';
import type { Store } from '#src/store/store.ts';

const listBytesMost = 100_000;

export function addBlobs(app: Hono<SignedIn>, store: Store, blobs: Blobs): void {
  addRoute(app, operations.wantedBlobs, store, refuseAbove(listBytesMost), async (c) => {
    const { hashes } = parseAs(operations.wantedBlobs.request, await readJson(c));
    return c.json({ wanted: await store.wantedBlobs(c.get('person'), hashes) });
  });

  addRoute(app, operations.putBlob, store, async (c) => {
    const { sha256 } = parseAs(operations.putBlob.params, c.req.param());
    refuseDeclaredAbove(c, maxBlobBytes);
    const { body } = c.req.raw;
    if (!body) throw new Problem('invalid', 'There are no bytes in the request.');
    const received = await blobs.receive(store.ws, sha256, body, maxBlobBytes);
    const isNew = await store.noteBlob(c.get('person'), { sha256, ...received });
    // Bytes that no row knew yet may have been taken for nobody's in this very moment.
    if (isNew && !(await blobs.has(store.ws, sha256)))
      throw new Problem('busy', 'The bytes were lost on the way. Send them again.');
    return c.body(null, isNew ? 201 : 204);
  });

  addRoute(app, operations.getBlob, store, async (c) => {
    const { sha256 } = parseAs(operations.getBlob.params, c.req.param());
    const found = await store.findBlob(c.get('person'), sha256);
    if (!found) throw new Problem('not-found', 'There is no such blob for you.');
    const tag = `"${sha256}"`;
    c.header('ETag', tag);
    c.header('Cache-Control', 'private, max-age=31536000, immutable');
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    c.header('Content-Type', found.mime);
    c.header('Content-Length', String(found.bytes));
    return c.req.method === 'HEAD' ? c.body(null) : send(c, await blobs.read(store.ws, sha256));
  });
}

function send(c: Context, bytes: ReadableStream | null): Response {
  if (!bytes) throw new Problem('not-found', 'The bytes of this blob are missing in the store.');
  return c.body(bytes);
}
