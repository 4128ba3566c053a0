import { useMemo } from 'preact/hooks';
import { AlikeNotice } from '#components/library/AlikeNotice.tsx';
import { alikeOf, toldBy } from '#lib/model/alike.ts';
import type { Guide } from '#lib/model/guide.ts';
import { placeOf } from './route.ts';
import { mayChange } from './reviews.ts';
import { useRemembered } from './use-page.ts';
import type { StudioView } from './use-studio.ts';

/** While a guide is a draft: does the workspace have it already? */
export function GuideAlike({ guide, view }: { guide: Guide; view: StudioView }) {
  const [kept, keep] = useRemembered<string>(`kept beside ${guide.id}`, '');
  const isAsked = guide.revision === 0 && guide.kind !== 'tip';
  // What the others say is the same at each key that is typed here.
  const others = useMemo(
    () => (isAsked ? othersThan(guide.id, guide.kind, view.items) : []),
    [isAsked, guide.id, guide.kind, view.items],
  );
  if (!isAsked) return null;
  const alike = alikeOf(toldBy(guide), others);
  if (!alike || alike.other.item.id === kept) return null;
  const { item } = alike.other;
  const { id, authorId, authorName } = item;
  return (
    <AlikeNotice
      by={alike.by}
      title={alike.other.title || 'Untitled'}
      authorName={authorId === view.session.me.id ? 'you' : authorName}
      mayImprove={mayChange(view, item)}
      href={placeOf(id)}
      onKeep={() => keep(id)}
    />
  );
}

function othersThan(id: string, kind: Guide['kind'], items: StudioView['items']) {
  return items.flatMap((item) => {
    const shown = item.guide ?? item.entry;
    return !shown || item.id === id || shown.kind !== kind || item.status === 'archived'
      ? []
      : [{ ...toldBy(shown), item }];
  });
}
