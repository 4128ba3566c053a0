import { useEffect, useState } from 'preact/hooks';

/** Runs a query now and whenever what it read has changed, until the signal aborts. */
export type Live = <T>(query: () => Promise<T>, onValue: (value: T) => void, signal: AbortSignal) => void;

/** What a query of the store says, always up to date. Undefined until its first answer; `inputs` say when it is another query. */
export function useLive<T>(live: Live, query: () => Promise<T>, inputs: readonly unknown[]): T | undefined {
  const [answer, setAnswer] = useState<{ value: T; inputs: readonly unknown[] } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    live(query, (value) => setAnswer({ value, inputs }), stop.signal);
    return () => stop.abort();
  }, inputs);
  const isCurrent = answer?.inputs.length === inputs.length && inputs.every((input, i) => answer.inputs[i] === input);
  return isCurrent ? answer.value : undefined;
}
