import { GuideDraft } from '#lib/model/guide-draft.ts';
import { picturesOf } from '#lib/model/guide-rules.ts';
import { withoutPictures } from '#lib/model/without-pictures.ts';
import { Problem } from '#lib/model/problem.ts';
import type { BookPicture } from '#lib/exchange/book.ts';
import { readGuidesFile } from '#lib/exchange/guides-file.ts';
import { bytesOfDataUrl } from '#lib/exchange/picture-types.ts';
import { fromReplay } from '#lib/exchange/replay/from-replay.ts';
import { unpack, type PackedFile } from '#lib/exchange/zip.ts';
import { decodeText } from './decode.ts';
import { fromHtml } from './from-html.ts';
import { fromMarkdown } from './from-markdown.ts';
import { endingOfPath, isHidden } from './paths.ts';
import { shelve, shelveInside, type Means, type Shelf } from './pictures.ts';

/** What one file would bring, for the person to decide. */
export interface BroughtFile {
  path: string;
  drafts: GuideDraft[];
  leftOut: string[];
  /** Why nothing of it can be taken. */
  problem: string | null;
}

export interface Brought {
  files: BroughtFile[];
  /** Pictures that the drafts show, by hash. */
  pictures: Map<string, BookPicture>;
}

/** As people count: page 9 comes before page 10. */
const byNumbers = new Intl.Collator('en', { numeric: true });

/** Look into files of any kind. Nothing is written, and one bad file is no reason not to take the others. */
export async function readFiles(given: readonly PackedFile[], means: Means): Promise<Brought> {
  const files: BroughtFile[] = [];
  const all = (await Promise.all(given.map((file) => opened(file, files))))
    .flat()
    .filter(({ path }) => !isHidden(path));
  const shelf: Shelf = { byHash: new Map(), byPlace: new Map() };
  const others: PackedFile[] = [];
  for (const file of all) {
    const place = file.path.toLowerCase();
    if (await shelve(place, file.bytes, shelf, means, place.endsWith('.svg'))) continue;
    if (!/^(gif|svg|css|js)$/.test(endingOfPath(place))) others.push(file);
  }
  for (const file of others) files.push(await read(file, shelf, means));
  files.sort((one, other) => byNumbers.compare(one.path, other.path));
  const used = new Set(files.flatMap(({ drafts }) => drafts.flatMap((draft) => picturesOf(draft))));
  return { files, pictures: new Map([...shelf.byHash].filter(([sha256]) => used.has(sha256))) };
}

async function opened(file: PackedFile, files: BroughtFile[]): Promise<PackedFile[]> {
  if (endingOfPath(file.path) !== 'zip') return [file];
  try {
    return await unpack(file.bytes);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    files.push(refused(file.path, error.message));
    return [];
  }
}

async function read({ path, bytes }: PackedFile, shelf: Shelf, means: Means): Promise<BroughtFile> {
  const ending = endingOfPath(path);
  if (ending === 'json') return readJson(path, decodeText(bytes), shelf, means);
  if (ending !== 'md' && ending !== 'markdown' && ending !== 'html' && ending !== 'htm')
    return refused(path, 'Handrail reads Markdown, HTML, its own JSON and recordings of Chrome DevTools.');
  const text = decodeText(bytes);
  await shelveInside(text, shelf, means);
  const { draft, leftOut } = (ending.startsWith('h') ? fromHtml : fromMarkdown)(text, path, shelf.byPlace);
  if (!draft.text) return refused(path, 'There is no text in it.');
  if (!GuideDraft.safeParse(draft).success)
    return refused(path, 'Its text is too long: 50,000 characters fit into one tip sheet. Divide it.');
  return { path, drafts: [draft], leftOut, problem: null };
}

async function readJson(path: string, text: string, { byHash }: Shelf, { hashOf }: Means): Promise<BroughtFile> {
  const json = parsed(text);
  const ours = readGuidesFile(json);
  if (typeof ours === 'string') return refused(path, ours);
  if (ours) {
    const leftOut: string[] = [];
    for (const [sha256, url] of Object.entries(ours.pictures)) {
      const picture = bytesOfDataUrl(url);
      if (picture && (await hashOf(picture.bytes)) === sha256) byHash.set(sha256, picture);
    }
    const drafts = ours.guides.map((draft) => withoutMissing(draft, byHash, leftOut));
    return { path, drafts, leftOut: [...new Set(leftOut)], problem: null };
  }
  const recording = fromReplay(json);
  if (!recording) return refused(path, 'It is neither a file of Handrail nor a recording of Chrome DevTools.');
  const { draft, leftOut } = recording;
  if (Object.keys(draft.steps).length === 0) return refused(path, 'There is no step in this recording.');
  if (!GuideDraft.safeParse(draft).success) return refused(path, 'This recording is not in a form that fits.');
  return { path, drafts: [draft], leftOut, problem: null };
}

function withoutMissing(draft: GuideDraft, pictures: Map<string, BookPicture>, leftOut: string[]): GuideDraft {
  const missing = picturesOf(draft).filter((sha256) => !pictures.has(sha256));
  if (missing.length > 0) leftOut.push('pictures that are missing or damaged');
  return withoutPictures(draft, missing);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function refused(path: string, problem: string): BroughtFile {
  return { path, drafts: [], leftOut: [], problem };
}
