import { Choice } from '#components/ui/Choice.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { counted } from '#components/ui/time.ts';
import { approvalsMost } from '#lib/model/review.ts';
import type { Library } from '#lib/model/workspace.ts';
import type { Try } from './use-studio.ts';

interface Props {
  library: Library;
  needed: number;
  attempt: Try;
  toaster: Toaster;
}

/** How many colleagues have to approve what is published in a library. The store sees to it, and the extension says so. */
export function ApprovalsChoice({ library, needed, attempt, toaster }: Props) {
  const choose = async (count: number, isUndo = false) => {
    if ((await attempt('steward:approvals', { library: library.id, count })) === undefined) return;
    const words =
      count === 0
        ? `In ${library.name} authors publish by themselves.`
        : `In ${library.name} ${counted(count, 'colleague')} will have to approve a publication.`;
    toaster.say(words, isUndo ? undefined : () => void choose(needed, true));
  };
  return (
    <Choice
      label={`Approvals a publication needs in ${library.name}`}
      value={String(needed)}
      options={Array.from({ length: approvalsMost + 1 }, (_, count): [string, string] => [
        String(count),
        count === 0
          ? 'None: authors publish by themselves'
          : count === 1
            ? '1 approval by a colleague'
            : `${count} approvals by colleagues`,
      ])}
      onChoose={(count) => void choose(Number(count))}
    />
  );
}
