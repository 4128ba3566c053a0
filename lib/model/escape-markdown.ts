/** A name is shown as it is, whatever signs it contains; an address in it is no link. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_~[\]<>@]|:(?=\/\/)|(?<=\bwww)\.|&(?=#?\w+;)/gi, '\\$&');
}
