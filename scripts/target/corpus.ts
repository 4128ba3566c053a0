import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/**
 * Pages of real releases of real applications, and which element of an older page is which of a newer one.
 * A page is HTML with two more attributes: `data-bb`, the element's box in page pixels when it was rendered, and
 * `data-gt`, what establishes the truth. tests/releases/README.md says where they come from.
 */
export const corpusFolder = 'tests/releases';

/** One element of an older page that is there in a newer one, too. */
export interface Pair {
  app: string;
  /** Which page of the application. */
  st: string;
  /** Which page of the newer release, where that is another one: the same in another language. */
  st2?: string;
  /** Its older and its newer release. */
  a: string;
  b: string;
  /** How many of the releases we have lie between. */
  gap: number;
  /** The value of `data-gt` on both. */
  k: string;
  kind: 'inter' | 'inner' | 'text';
  /** What a look from outside finds unchanged: path, attributes, text, tag. */
  same: { xp: boolean; tag: boolean; text: boolean; attrs: boolean };
}

/** Release, then page, to HTML. */
export type Releases = Record<string, Record<string, string>>;

export function readPairs(folder = corpusFolder): Pair[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.pairs.ndjson'))
    .toSorted()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as Pair);
}

export function writePairs(app: string, pairs: readonly Pair[], folder = corpusFolder): void {
  writeFileSync(join(folder, `${app}.pairs.ndjson`), pairs.map((pair) => `${JSON.stringify(pair)}\n`).join(''));
}

export function readReleases(app: string, folder = corpusFolder): Releases {
  return JSON.parse(brotliDecompressSync(readFileSync(join(folder, `${app}.json.br`))).toString()) as Releases;
}

/** Releases of one application repeat each other, so a wide window makes them a fiftieth. */
export function writeReleases(app: string, releases: Releases, folder = corpusFolder): void {
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 11 };
  writeFileSync(join(folder, `${app}.json.br`), brotliCompressSync(JSON.stringify(releases), { params }));
}

/** The application that a pair's pages are of; those of the traps are of the others, and judged with them. */
export function originOf({ app, st }: Pair): string {
  return app === 'traps' ? st.split(' ', 1)[0]! : app;
}

/** Pairs by the two pages they compare, so that each page is opened once. */
export function byPages(pairs: readonly Pair[]): Pair[][] {
  return [...Map.groupBy(pairs, ({ app, st, st2, a, b }) => JSON.stringify([app, st, st2, a, b])).values()];
}
