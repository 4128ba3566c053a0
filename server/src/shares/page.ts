import { picturesIn, toHandout } from '../../../lib/handout/handout.ts';
import { handoutPage } from '../../../lib/handout/page.ts';
import { inAppAddress } from '../../../lib/model/in-app.ts';
import { Guide, type Entry } from '../../../lib/model/guide.ts';
import { guideNow, type Moves } from '../../../lib/model/moved.ts';
import { Problem } from '../../../lib/model/problem.ts';
import { saidFor } from '../../../lib/model/translation.ts';
import { toImage } from '../../../lib/wireframe/to-image.ts';
import { sniff } from '#src/blobs/sniff.ts';

type Read = (sha256: string) => Promise<ReadableStream<Uint8Array> | null>;

interface Shown {
  entry: Entry;
  authorName: string;
  moves: Moves;
  /** What its visitor reads, the best first. */
  spoken: readonly string[];
}

/** The page of a published guide, pictures inside, made from the very bytes that readers' devices have. */
export async function pageOf({ entry, authorName, moves, spoken }: Shown, read: Read): Promise<string> {
  const body = await bytesOf(read, entry.body);
  const guide = Guide.safeParse(body && JSON.parse(body.toString('utf8')));
  if (!guide.success) throw new Problem('not-found', 'What was published of this guide is missing in the store.');
  const written = guideNow(guide.data, moves);
  const now = saidFor(written, spoken);
  const handout = toHandout(now, authorName, written);
  const urls = new Map<string, string>();
  for (const sha256 of picturesIn(handout)) {
    // Only what the entry names is published; a body cannot reach for anybody else's picture.
    const bytes = entry.pictures.includes(sha256) ? await bytesOf(read, sha256) : null;
    const type = bytes && sniff(bytes);
    const image = bytes && type && toImage({ type, bytes: new Uint8Array(bytes) });
    if (image) urls.set(sha256, `data:${image.type};base64,${Buffer.from(image.bytes).toString('base64')}`);
  }
  return handoutPage([handout], {
    title: handout.title,
    pictureUrl: (sha256) => urls.get(sha256) ?? null,
    pictureSource: 'data:',
    inApp: entry.kind === 'tip' ? null : inAppAddress(now),
  });
}

async function bytesOf(read: Read, sha256: string): Promise<Buffer | null> {
  const stream = await read(sha256);
  return stream && Buffer.from(await new Response(stream).arrayBuffer());
}
