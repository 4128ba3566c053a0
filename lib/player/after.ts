/** Later, unless the signal aborts before. */
export function after(delayMs: number, run: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const timer = setTimeout(run, delayMs);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
