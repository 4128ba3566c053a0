/**
 * Text of an author, already taken apart: what a view may show and nothing else. There is no node for HTML, so none
 * can reach a page. Links are http, https or mailto.
 */
export type RichInline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis'; children: RichInline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; children: RichInline[] }
  | { kind: 'break' }
  /** Only pictures of the store, by their hash: an address would tell its host who reads. */
  | { kind: 'picture'; sha256: string; alt: string };

export type RichBlock =
  | { kind: 'paragraph'; children: RichInline[] }
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; children: RichInline[] }
  | { kind: 'list'; isOrdered: boolean; items: RichBlock[][] }
  | { kind: 'quote'; children: RichBlock[] }
  | { kind: 'code-block'; text: string }
  | { kind: 'rule' };

/** The words alone, for places that can only show words. */
export function wordsOf(inlines: readonly RichInline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'break') return ' ';
      if (inline.kind === 'picture') return inline.alt;
      return 'children' in inline ? wordsOf(inline.children) : inline.text;
    })
    .join('');
}
