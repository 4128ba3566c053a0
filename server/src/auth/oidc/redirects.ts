/** The addresses that browsers give to an extension for signing in, and nobody else gets. */
const chromium = /^https:\/\/([a-p]{32})\.chromiumapp\.org\/[\w-]{0,50}$/;
const firefox = /^https:\/\/([\da-f]{40})\.extensions\.allizom\.org\/[\w-]{0,50}$/;

/** The id of the extension that a code would be sent to; null: it is the address of none. */
export function extensionOf(address: string): string | null {
  return (chromium.exec(address) ?? firefox.exec(address))?.[1] ?? null;
}

/** May a code be sent to this extension? One that nobody named could be anybody's. */
export function maySignIn(id: string, named: readonly string[] | 'any'): boolean {
  return named === 'any' || named.includes(id);
}

/** The address with answers in its query. */
export function withQuery(address: string, answers: Record<string, string>): string {
  return `${address}?${new URLSearchParams(answers)}`;
}
