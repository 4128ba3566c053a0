import { ago, counted } from '#components/ui/time.ts';
import { awaitingReviews, type Awaiting } from './reviews.ts';
import { placeOf } from './route.ts';
import { usePageTitle } from './use-page.ts';
import type { PageProps, StudioView } from './use-studio.ts';

/** Guides on which colleagues wait for this person, or this person for colleagues. */
export function ReviewsPage({ view }: PageProps) {
  const heading = usePageTitle('Reviews');
  const awaiting = awaitingReviews(view);
  const groups = [
    { title: 'Waiting for your review', awaiting: awaiting.filter(({ asked }) => asked.length > 0) },
    { title: 'Your guides', awaiting: awaiting.filter(({ asked }) => asked.length === 0) },
  ];
  return (
    <>
      <div class="head">
        <h1 ref={heading}>Reviews</h1>
      </div>
      {awaiting.length === 0 && (
        <section class="card blank">
          <h2>Nothing to review</h2>
          <p>
            When a colleague asks you to look at a guide, or says something about one of yours, it appears here. To ask
            for a review, open a guide and look beside it.
          </p>
        </section>
      )}
      {groups.map(
        (group) =>
          group.awaiting.length > 0 && (
            <section class="stack report-group" key={group.title} aria-label={group.title}>
              <p class="label">{group.title}</p>
              <ul class="bare stack">
                {group.awaiting.map((one) => (
                  <li class="card" key={one.item.id}>
                    <AwaitingCard awaiting={one} view={view} />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  );
}

function AwaitingCard({ awaiting, view }: { awaiting: Awaiting; view: StudioView }) {
  const { item, asked, changes, comments, isApproved, notPublished } = awaiting;
  const nameOf = (id: string) => view.names.get(id) ?? 'A colleague';
  return (
    <article class="flag">
      <h2>
        <a href={placeOf(item.id)}>{item.title || 'Untitled'}</a>
      </h2>
      {isApproved && <p class="small">Approved. You can publish it.</p>}
      {notPublished && <p class="small warn-text">Not published: {notPublished}</p>}
      {[...asked, ...changes].map((one) => (
        <div class="said" key={one.id}>
          <p class="small">
            {nameOf(one.raisedBy)} asks for {one.verdict === 'asked' ? 'a review' : 'changes'},{' '}
            <time dateTime={one.raisedAt}>{ago(one.raisedAt)}</time>
          </p>
          {one.words && <blockquote>{one.words}</blockquote>}
        </div>
      ))}
      {comments.length > 0 && (
        <>
          <p class="small">{counted(comments.length, 'open comment')}</p>
          {comments.map((one) => (
            <div class="said" key={one.id}>
              <p class="soft small">
                <a href={placeOf(item.id, one.stepId)}>{nameOf(one.raisedBy)}</a>, {ago(one.raisedAt)}
              </p>
              <blockquote>{one.words}</blockquote>
            </div>
          ))}
        </>
      )}
    </article>
  );
}
