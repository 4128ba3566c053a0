/** How an author's text names a picture of the store: `![what it shows](picture:<hash>)`. */
const scheme = 'picture:';

export function pictureAddress(sha256: string): string {
  return `${scheme}${sha256}`;
}

/** The hash behind such an address; null for every other address. */
export function pictureAt(address: string): string | null {
  return /^picture:([0-9a-f]{64})$/.exec(address)?.[1] ?? null;
}

/**
 * Hashes of all pictures that a text may show, each once. Rather one too many than one too few: who may read a guide may
 * read what is named here.
 */
export function picturesInText(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\(\s*<?picture:([0-9a-f]{64})\b/g), ([, sha256]) => sha256!))];
}

/** What a text says in words: the hashes of its pictures are none. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(/picture:[0-9a-f]{64}\b/g, scheme);
}
