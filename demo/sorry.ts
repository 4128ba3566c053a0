/** What a person can do something about: said in one sentence with a next action, without a stack. */
export class Sorry extends Error {
  override readonly name = 'Sorry';
}

/** The first lines of what went wrong, for the end of a sentence. */
export function reasonOf(error: unknown, lines = 1): string {
  const message = error instanceof Error ? error.message : String(error);
  const told = message
    // oxlint-disable-next-line no-control-regex -- Playwright colours its messages for a terminal.
    .replace(/\u001b\[\d+m/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return told.slice(0, lines).join(' ');
}
