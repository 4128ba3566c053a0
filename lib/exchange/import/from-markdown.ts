import { toPlainText } from '#lib/markdown/to-rich.ts';
import { referencesIn } from '#lib/markdown/references.ts';
import type { GuideDraft } from '#lib/model/guide-draft.ts';
import { pictureAddress, pictureAt } from '#lib/model/text-pictures.ts';
import { pathFrom, wordsOfPath } from './paths.ts';

/** The hash of the picture at this path of what is brought; undefined where there is none. */
export type Pictures = ReadonlyMap<string, string>;

export interface ReadText {
  draft: GuideDraft;
  leftOut: string[];
}

/** A text as a tip sheet. Whatever could run, or would tell others who reads, stays outside. */
export function fromMarkdown(markdown: string, path: string, pictures: Pictures, titleElse = ''): ReadText {
  const front = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(markdown);
  const body = markdown
    .slice(front?.[0].length ?? 0)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  const leftOut = new Set<string>();
  const text = withPictures(withoutHtml(body, leftOut), path, pictures, leftOut);
  const heading = /^\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)|^\s*([^\n]+)\n=+[ \t]*(?:\n|$)/.exec(text);
  const named = titleIn(front?.[1] ?? '');
  const title = named || toPlainText(heading?.[1] ?? heading?.[2] ?? '').trim() || titleElse || wordsOfPath(path);
  const rest = heading && !named ? text.slice(heading[0].length) : text;
  const draft = {
    kind: 'tip-sheet',
    title: title.slice(0, 200),
    description: '',
    text: rest.trim(),
    pages: [],
    steps: {},
  };
  return { draft: draft as GuideDraft, leftOut: [...leftOut] };
}

function titleIn(front: string): string {
  const value = /^title:[ \t]*(.+?)[ \t]*$/m.exec(front)?.[1] ?? '';
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
}

/** HTML in Markdown would be shown as its signs; of images we make images, of the rest the words stay. */
function withoutHtml(text: string, leftOut: Set<string>): string {
  const images = text.replace(/<img\s[^>]*>/gi, (tag) => {
    const value = (name: string) => new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
    const [, ...source] = value('src') ?? [];
    const [, ...alt] = value('alt') ?? [];
    return `![${(alt.find(Boolean) ?? '').replace(/[[\]]/g, '')}](<${(source.find(Boolean) ?? '').replace(/[<>\s]/g, '')}>)`;
  });
  const bare = images.replace(/<(script|style|iframe|object)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi, '');
  if (bare !== images) leftOut.add('scripts, styles and comments');
  return bare.replace(/<br\s*\/?>/gi, '\n').replace(/<\/?(?:div|span|p|center|font|details|summary|a)\b[^>]*>/gi, '');
}

function withPictures(text: string, path: string, pictures: Pictures, leftOut: Set<string>): string {
  let done = text;
  for (const { kind, raw, words, address } of referencesIn(text)) {
    const target = pathFrom(path, address);
    if (kind === 'link') {
      if (target !== null) leftOut.add('links to other files, of which the words stay');
      continue;
    }
    const sha256 = target === null ? undefined : pictures.get(target.toLowerCase());
    if (!sha256 && !pictureAt(address)) leftOut.add(`the picture ${address.slice(0, 100) || 'without an address'}`);
    done = done.replaceAll(raw, sha256 ? `![${words.replace(/[[\]\\]/g, '\\$&')}](${pictureAddress(sha256)})` : words);
  }
  return done;
}
