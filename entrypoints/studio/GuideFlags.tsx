import { FlagCard } from '#components/library/FlagCard.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { isAtLeast, roleIn } from '#lib/model/feeds.ts';
import type { Guide } from '#lib/model/guide.ts';
import { mainLibrary } from '#lib/model/workspace.ts';
import { resolveWith } from './resolve.ts';
import type { StudioView, Try } from './use-studio.ts';

interface Props {
  guide: Guide;
  /** Null: reports about the guide as a whole, or about steps that are gone. */
  stepId: string | null;
  view: StudioView;
  attempt: Try;
  toaster: Toaster;
}

/** Open reports where they belong, so that they are answered while the fix is in view. */
export function GuideFlags({ guide, stepId, view, attempt, toaster }: Props) {
  const flags = view.flags.filter((flag) => {
    if (flag.guideId !== guide.id || flag.status !== 'open') return false;
    const isAtStep = flag.stepId !== null && guide.kind === 'walkthrough' && Object.hasOwn(guide.steps, flag.stepId);
    return stepId === null ? !isAtStep : flag.stepId === stepId;
  });
  if (flags.length === 0) return null;
  const { me } = view.session;
  const role = roleIn(me, view.items.find(({ id }) => id === guide.id)?.library ?? mainLibrary);
  const isAuthor = role !== null && isAtLeast(role, 'author');
  return (
    <ul class="bare stack flags">
      {flags.map((flag) => (
        <li key={flag.id}>
          <FlagCard
            flag={flag}
            raisedBy={view.names.get(flag.raisedBy) ?? 'A colleague'}
            resolvedBy={null}
            place={null}
            mayResolve={guide.authorId === me.id || isAuthor}
            onResolve={resolveWith(flag, attempt, toaster)}
          />
        </li>
      ))}
    </ul>
  );
}
