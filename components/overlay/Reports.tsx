import type { PlayableGuide } from '#lib/model/playable.ts';

const words = {
  open: 'You reported this. The author has not answered yet.',
  fixed: 'Fixed, thanks to you.',
  declined: 'You reported this. The author left it as it is.',
};

/** What became of this reader's reports, and that others have reported it. */
export function Reports({ guide, stepId }: { guide: PlayableGuide; stepId: string | null }) {
  const own = guide.ownFlags.filter((flag) => flag.stepId === null || flag.stepId === stepId);
  const others = guide.openFlags;
  return (
    <>
      {own.map((flag, index) => (
        <p class={flag.status === 'fixed' ? 'mark good' : 'mark plain'} key={index}>
          <span>
            {words[flag.status]}
            {flag.answer && ` “${flag.answer}”`}
          </span>
        </p>
      ))}
      {others > 0 && (
        <p class="soft small">
          {others === 1 ? 'A colleague has' : `${others} colleagues have`} reported this guide as outdated.
        </p>
      )}
    </>
  );
}
