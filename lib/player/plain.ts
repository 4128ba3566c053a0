import type { RichInline } from '#lib/model/rich.ts';

/** The words alone, for screen readers and titles. */
export function plain(inlines: readonly RichInline[]): string {
  return inlines
    .map((node) => ('text' in node ? node.text : 'children' in node ? plain(node.children) : ' '))
    .join('')
    .trim();
}
