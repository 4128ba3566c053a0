import { wordsOf } from '#lib/model/rich.ts';
import type { RichBlock } from '#lib/model/rich.ts';

/** One run of words of one look, before it is broken into lines. */
export interface Paragraph {
  text: string;
  look: 'text' | 'bold' | 'code' | 'soft' | 'title' | 'heading';
  indent: number;
  /** A bullet or a number before it; its lines stand beside that. */
  mark?: string;
}

/** Blocks as paragraphs: looks inside of a paragraph are for formats that can flow text. */
export function paragraphsOf(blocks: readonly RichBlock[], indent = 0): Paragraph[] {
  return blocks.flatMap((block): Paragraph[] => {
    switch (block.kind) {
      case 'paragraph':
        return [{ text: wordsOf(block.children), look: 'text', indent }];
      case 'heading':
        return [{ text: wordsOf(block.children), look: 'bold', indent }];
      case 'list':
        return block.items.flatMap((item, index) => {
          const [first, ...rest] = paragraphsOf(item, indent + 1);
          const mark = (block.isOrdered ? `${index + 1}. ` : '• ') + (first?.mark ?? '');
          return first ? [{ ...first, mark, indent }, ...rest] : [];
        });
      case 'quote':
        return paragraphsOf(block.children, indent + 1);
      case 'code-block':
        return block.text.split('\n').map((text) => ({ text, look: 'code', indent }));
      case 'rule':
        return [];
    }
  });
}

/** Lines no wider than that; words that are wider alone are broken where they must. */
export function breakLines(text: string, widthOf: (text: string) => number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=\s)/)) {
    if (line && widthOf((line + word).trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = '';
    }
    let rest = word;
    while (widthOf(rest.trimEnd()) > most && rest.length > 1) {
      let length = 1;
      while (length < rest.length - 1 && widthOf(rest.slice(0, length + 1)) <= most) length += 1;
      lines.push(rest.slice(0, length));
      rest = rest.slice(length);
    }
    line += rest;
  }
  return [...lines, line.trimEnd()];
}
