/** A name is shown as it is, whatever signs it contains; an address in it is no link. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_~[\]<>@]|:(?=\/\/)|(?<=\bwww)\.|&(?=#?\w+;)/gi, '\\$&');
}

/** A title as words alone: names without what marks them, and signs without what protects them. */
export function withoutMarks(title: string): string {
  return title.replace(/\\(.)|\*\*/g, '$1');
}
