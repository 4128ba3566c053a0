import { useEffect, useState } from 'preact/hooks';
import { isSame } from '#components/library/history.ts';
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
  // Saving hands back another object that says the same: what hangs on this must not vanish for a moment.
  return known && isSame(known.guide, guide) ? known.content : null;
}
