import type { BookPicture } from '#lib/exchange/book.ts';
import { bytesInDataUrl, sniffPicture } from '#lib/exchange/picture-types.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What reading pictures needs of the world. */
export interface Means {
  hashOf(bytes: Bytes): Promise<string>;
  /** A drawing as pixels, which can hold no script; null where it cannot be shown. */
  paint(svg: Bytes): Promise<BookPicture | null>;
}

/** The pictures of what is brought. */
export interface Shelf {
  byHash: Map<string, BookPicture>;
  /** Hashes by where the picture lies: a path, or a `data:` address. */
  byPlace: Map<string, string>;
}

/** Keeps what lies there, if it is a picture. */
export async function shelve(
  place: string,
  bytes: Bytes,
  shelf: Shelf,
  means: Means,
  isSvg: boolean,
): Promise<boolean> {
  const type = sniffPicture(bytes);
  const picture = isSvg ? await means.paint(bytes) : type && { bytes, type };
  if (!picture) return false;
  const sha256 = await means.hashOf(picture.bytes);
  shelf.byHash.set(sha256, picture);
  shelf.byPlace.set(place, sha256);
  return true;
}

/** Keeps the pictures that are written out in a text. */
export async function shelveInside(text: string, shelf: Shelf, means: Means): Promise<void> {
  const addresses = new Set(text.match(/data:image\/[\w+.-]+;base64,[\w+/]+=*/g));
  for (const address of addresses) {
    const bytes = bytesInDataUrl(address);
    if (bytes) await shelve(address, bytes, shelf, means, address.startsWith('data:image/svg+xml'));
  }
}
