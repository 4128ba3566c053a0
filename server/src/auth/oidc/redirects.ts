/** The addresses that browsers give to an extension for signing in, and nobody else gets. */
const chromium = /^https:\/\/([a-p]{32})\.chromiumapp\.org\/[\w-]{0,50}$/;
const firefox = /^https:\/\/([\da-f]{40})\.extensions\.allizom\.org\/[\w-]{0,50}$/;

/** May a code be sent there? `only`: the ids of extensions that may; empty: any extension. */
export function isExtensionRedirect(address: string, only: readonly string[]): boolean {
  const id = (chromium.exec(address) ?? firefox.exec(address))?.[1];
  return id !== undefined && (only.length === 0 || only.includes(id));
}

/** The address with answers in its query. */
export function withQuery(address: string, answers: Record<string, string>): string {
  return `${address}?${new URLSearchParams(answers)}`;
}
