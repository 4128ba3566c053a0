/** A bug, not an expected failure: a developer should look. The only file that writes to the console. */
export function reportBug(error: unknown): void {
  console.error('[handrail]', error);
}

/** Something changed that helps to understand a later bug. Never page content, never what somebody typed. */
export function note(what: string): void {
  console.debug('[handrail]', what);
}
