import { useEffect, useRef } from 'preact/hooks';

/** Files dropped anywhere on the page; without that the browser would leave it and show them. */
export function useDroppedFiles(onFiles: (files: File[]) => void): void {
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    const page = new AbortController();
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => void (holdsFiles(event) && event.preventDefault());
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', over, { signal: page.signal });
    window.addEventListener('drop', drop, { signal: page.signal });
    return () => page.abort();
  }, []);
}
