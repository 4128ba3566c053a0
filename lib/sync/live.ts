/** After a stream ended or could not be had; each failure in a row waits longer. */
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

/**
 * While a page of ours is open, hear from the store that something is new, and say so. Without it the page would only
 * ask now and then, so every failure is waited out in silence. EventSource could not send the token.
 */
export async function listenLive(
  { storeUrl, token }: { storeUrl: string; token: string },
  onMove: () => void,
  signal: AbortSignal,
): Promise<void> {
  let waitMs = firstWaitMs;
  while (!signal.aborted) {
    try {
      const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' };
      const response = await fetch(`${storeUrl}/v1/live`, { headers, cache: 'no-store', signal });
      // A store that is older, or does not know this device, has nothing to tell here.
      if (response.status === 404 || response.status === 401) return;
      if (response.ok && response.body) {
        waitMs = firstWaitMs;
        await hear(response.body, onMove);
      }
    } catch {
      // The connection was lost; it is tried again below.
    }
    await pause(waitMs, signal);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }
}

async function hear(body: ReadableStream<Uint8Array>, onMove: () => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    // However much is new at once, one look is enough.
    if (lines.some((line) => line.startsWith('data:'))) onMove();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
