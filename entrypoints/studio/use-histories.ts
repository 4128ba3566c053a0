import { useEffect, useMemo } from 'preact/hooks';
import { noHistory, type History } from '#components/library/history.ts';
import { Guide } from '#lib/model/guide.ts';

const keyOf = (guideId: string): string => `history ${guideId}`;

/**
 * What can be undone in each guide: it outlives a reload and ends with the tab. Written when the page goes, because it is
 * larger than what was typed; where the browser has no room for all of it, the oldest goes first.
 */
export function makeHistories(storage: Storage) {
  const histories = new Map<string, History>();

  const read = (guideId: string): History => {
    try {
      const { done, undone } = JSON.parse(storage.getItem(keyOf(guideId)) ?? 'null') as History;
      return { done: done.map(parsed), undone: undone.map(parsed) };
    } catch {
      return noHistory;
    }
  };
  const write = (guideId: string, history: History): void => {
    for (let kept = history; kept.done.length + kept.undone.length > 0; kept = withoutOldest(kept)) {
      try {
        return storage.setItem(keyOf(guideId), JSON.stringify(kept));
      } catch {
        storage.removeItem(keyOf(guideId));
      }
    }
    storage.removeItem(keyOf(guideId));
  };

  return {
    of(guideId: string): History {
      const known = histories.get(guideId) ?? read(guideId);
      histories.set(guideId, known);
      return known;
    },
    keep: (guideId: string, history: History): void => void histories.set(guideId, history),
    writeAll: (): void => histories.forEach((history, guideId) => write(guideId, history)),
  };
}

/** Another version of ours may have written it; what is no guide is nothing to go back to. */
function parsed({ before, after, field, at }: History['done'][number]): History['done'][number] {
  return { before: Guide.parse(before), after: Guide.parse(after), field: String(field), at: Number(at) };
}

function withoutOldest({ done, undone }: History): History {
  const many = Math.ceil(done.length / 2);
  return many > 0 ? { done: done.slice(many), undone } : { done, undone: undone.slice(1) };
}

export function useHistories(): ReturnType<typeof makeHistories> {
  const histories = useMemo(() => makeHistories(sessionStorage), []);
  useEffect(() => {
    addEventListener('pagehide', histories.writeAll);
    return () => removeEventListener('pagehide', histories.writeAll);
  }, []);
  return histories;
}
