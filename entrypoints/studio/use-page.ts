import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Names the page for tab and screen reader: its heading is where a new place begins. */
export function usePageTitle(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Handrail Studio`;
  }, [title]);
  return heading;
}

/** A choice that is still there after a visit to another page or a reload. */
export function useRemembered<T extends string>(key: string, first: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (sessionStorage.getItem(key) as T | null) ?? first);
  const write = (next: T) => {
    sessionStorage.setItem(key, next);
    setValue(next);
  };
  return [value, write];
}

/** Comes back to where a list was left. */
export function useRememberedScroll(key: string): void {
  useLayoutEffect(() => {
    window.scrollTo(0, Number(sessionStorage.getItem(key) ?? 0));
    const keep = () => sessionStorage.setItem(key, String(window.scrollY));
    window.addEventListener('scroll', keep, { passive: true });
    return () => window.removeEventListener('scroll', keep);
  }, []);
}
