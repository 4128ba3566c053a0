import { useCallback, useEffect, useState } from 'preact/hooks';

export interface Asked<T> {
  /** Undefined while the store is asked, and where it does not answer. */
  value: T | undefined;
  hasFailed: boolean;
  again: () => Promise<T | undefined>;
}

/** What the store says now: nothing of this is kept on the device, so it is asked when the page opens. */
export function useAsked<T>(question: () => Promise<T | undefined>): Asked<T> {
  const [answer, setAnswer] = useState<{ value: T | undefined; hasFailed: boolean }>({
    value: undefined,
    hasFailed: false,
  });
  const again = useCallback(async () => {
    const value = await question();
    // What was shown before stays readable while the store is away.
    setAnswer((before) => ({ value: value ?? before.value, hasFailed: value === undefined }));
    return value;
  }, []);
  useEffect(() => void again(), []);
  return { ...answer, again };
}
