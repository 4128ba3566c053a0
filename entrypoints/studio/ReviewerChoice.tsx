import type { WhomProps } from '#components/library/AskForReview.tsx';
import { Choice } from '#components/ui/Choice.tsx';
import { useAsked } from './use-asked.ts';

/** Of whom a review is asked. Who may write where only the store knows, so without it nobody is asked by name. */
export function ReviewerChoice({ library, chosen, onChoose }: WhomProps) {
  const asked = useAsked('review:reviewers', { library });
  const colleagues = (asked.value ?? []).map(({ id, name }) => [id, name] as const);
  return (
    <>
      <Choice
        label="Of whom"
        value={chosen}
        options={[['', 'Anybody who writes there'] as const, ...colleagues]}
        onChoose={onChoose}
      />
      {asked.problem && <p class="small soft">One colleague cannot be chosen now. {asked.problem}</p>}
    </>
  );
}
