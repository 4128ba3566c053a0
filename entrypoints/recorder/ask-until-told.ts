const againMs = 1_000;

/** Asks until there is an answer: again after a moment, or at once when something is pressed. Null where nobody waits any more. */
export async function askUntilTold<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T | null> {
  while (!signal.aborted) {
    try {
      return await ask();
    } catch {
      await aMoment(signal);
    }
  }
  return null;
}

function aMoment(signal: AbortSignal): Promise<void> {
  const until = AbortSignal.any([signal, AbortSignal.timeout(againMs)]);
  return new Promise((done) => {
    setTimeout(done, againMs);
    for (const type of ['pointerdown', 'keydown'])
      addEventListener(type, () => done(), { capture: true, passive: true, signal: until });
  });
}
