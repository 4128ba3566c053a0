import { useEffect, useState } from 'preact/hooks';
import { browser } from '#lib/platform/browser.ts';

/** A small list in storage.local, kept up to date. Undefined until it is read. */
export function useStored(key: string): [string[] | undefined, (value: string[]) => void] {
  const [value, setValue] = useState<string[] | undefined>(undefined);
  useEffect(() => {
    const read = (stored: unknown) =>
      setValue(Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []);
    const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
      const change = changes[key];
      if (area === 'local' && change) read(change.newValue);
    };
    browser.storage.onChanged.addListener(listen);
    void browser.storage.local.get(key).then((all) => read(all[key]));
    return () => browser.storage.onChanged.removeListener(listen);
  }, [key]);
  const write = (next: string[]) => {
    setValue(next);
    void browser.storage.local.set({ [key]: next });
  };
  return [value, write];
}
