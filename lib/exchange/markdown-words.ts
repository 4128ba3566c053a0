import { safeAddress } from '#lib/markdown/inline.ts';
import { rewritten, type Change } from '#lib/markdown/rewrite.ts';
import { escapeMarkdown } from '#lib/model/escape-markdown.ts';
import { pictureAt } from '#lib/model/text-pictures.ts';

/** Where the picture of this hash lies beside the text; null where it does not. */
export type PathOf = (sha256: string) => string | null;

/** An author's Markdown for other programs, in which it must not be more than it is here: no tags, no links that run. */
export function forOthers(markdown: string, pathOf: PathOf): string {
  const change: Change = ({ type, raw, text, href, tokens }) => {
    switch (type) {
      case 'image': {
        const sha256 = pictureAt(String(href));
        const path = sha256 && pathOf(sha256);
        const words = String(text).replace(/[[\]\\<]/g, '\\$&');
        return path ? `![${words}](${path})` : words;
      }
      case 'link':
        return safeAddress(String(href)) === null ? rewritten(String(text), change) : null;
      case 'def':
        return safeAddress(String(href)) === null ? '' : null;
      case 'html':
        return escapeMarkdown(raw.trim());
      case 'text':
        return tokens ? null : raw.replace(/<(?=[a-z/!?])/gi, '\\<');
      default:
        return null;
    }
  };
  return rewritten(markdown, change);
}

/** Words as Markdown that says just them, each line for itself. */
export function asMarkdown(words: string): string {
  return escapeMarkdown(words)
    .replace(/^([ \t]*)([-+#=]|\d+(?=[.)]))/gm, (_, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    )
    .replace(/#+$/gm, '\\$&');
}
