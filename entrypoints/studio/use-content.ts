import { useEffect, useState } from 'preact/hooks';
import type { Guide } from '#lib/model/guide.ts';
import { contentOfGuide } from '#lib/model/publication.ts';

/** What the guide says now, as one hash; null until that is known. */
export function useContent(guide: Guide): string | null {
  const [known, setKnown] = useState<{ guide: Guide; content: string } | null>(null);
  useEffect(() => {
    let isStale = false;
    void contentOfGuide(guide).then((content) => isStale || setKnown({ guide, content }));
    return () => void (isStale = true);
  }, [guide]);
  return known?.guide === guide ? known.content : null;
}
