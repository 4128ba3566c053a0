import { firstHeading } from '#lib/markdown/first-heading.ts';
import { safeAddress } from '#lib/markdown/inline.ts';
import { rewritten, type Change } from '#lib/markdown/rewrite.ts';
import type { GuideDraft } from '#lib/model/guide-draft.ts';
import { pictureAddress } from '#lib/model/text-pictures.ts';
import { pathFrom, wordsOfPath } from './paths.ts';

/** The hash of the picture at this path of what is brought, or behind this `data:` address; undefined where there is none. */
export type Pictures = ReadonlyMap<string, string>;

export interface ReadText {
  draft: GuideDraft;
  leftOut: string[];
}

interface Source {
  path: string;
  pictures: Pictures;
  leftOut: Set<string>;
}

/** Markdown as a tip sheet, called by its title, else by its first heading, else by `titleElse`, else by its file. */
export function toTipSheet(markdown: string, titles: { title: string; titleElse: string }, source: Source): ReadText {
  const text = rewritten(markdown, withinReach(source));
  const heading = titles.title ? null : firstHeading(text);
  const title = titles.title || heading?.words || titles.titleElse || wordsOfPath(source.path);
  const draft: GuideDraft = {
    kind: 'tip-sheet',
    title: title.slice(0, 200),
    description: '',
    text: (heading?.rest ?? text).replace(/^(?:[ \t]*\n)+/, '').trimEnd(),
    pages: [],
    steps: {},
  };
  return { draft, leftOut: [...source.leftOut] };
}

/** Pictures that were brought along, and links of the web. Whatever would run, or tell others who reads, are words. */
function withinReach({ path, pictures, leftOut }: Source): Change {
  const change: Change = ({ type, text, href }) => {
    if (type !== 'image' && type !== 'link') return null;
    const address = String(href);
    const target = pathFrom(path, address);
    if (type === 'link') {
      if (target !== null) leftOut.add('links to other files, of which the words stay');
      return safeAddress(address) === null ? rewritten(String(text), change) : null;
    }
    const words = String(text).replace(/[[\]\\]/g, '\\$&');
    const sha256 = pictures.get(target?.toLowerCase() ?? address);
    if (!sha256) leftOut.add(unknownPicture(address));
    return sha256 ? `![${words}](${pictureAddress(sha256)})` : words;
  };
  return change;
}

function unknownPicture(address: string): string {
  if (/^data:/i.test(address)) return 'a picture inside the page';
  return `the picture ${address.slice(0, 100) || 'without an address'}`;
}
