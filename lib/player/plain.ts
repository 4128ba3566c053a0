import type { RichInline } from '#lib/model/rich.ts';

/** The words alone, for screen readers and titles. */
export function plain(inlines: readonly RichInline[]): string {
  return inlines
    .map((node) => {
      if ('text' in node) return node.text;
      if ('alt' in node) return node.alt;
      return 'children' in node ? plain(node.children) : ' ';
    })
    .join('')
    .trim();
}
