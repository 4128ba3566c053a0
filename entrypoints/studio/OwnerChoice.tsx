import { Choice } from '#components/ui/Choice.tsx';
import type { Reviewer } from '#lib/model/review.ts';
import { useAsked } from './use-asked.ts';

interface Props {
  library: string;
  me: Reviewer;
  owner: Reviewer;
  backup: Reviewer | null;
  onHandOver: (to: Reviewer) => void;
  onBackup: (to: Reviewer | null) => void;
}

/** To whom a guide is given. Who may write where only the store knows, so without it only those are offered who have it. */
export function OwnerChoice({ library, me, owner, backup, onHandOver, onBackup }: Props) {
  const asked = useAsked('review:reviewers', { library });
  const known = new Map([owner, ...(backup ? [backup] : []), me, ...(asked.value ?? [])].map((one) => [one.id, one]));
  const options = [...known.values()].map(({ id, name }) => [id, name] as const);
  return (
    <>
      <Choice label="Keeps it right" value={owner.id} options={options} onChoose={(id) => onHandOver(known.get(id)!)} />
      <Choice
        label="Backup, if they leave"
        value={backup?.id ?? ''}
        options={[['', 'Nobody'] as const, ...options.filter(([id]) => id !== owner.id)]}
        onChoose={(id) => onBackup(known.get(id) ?? null)}
      />
      {asked.problem && <p class="small soft">Other colleagues cannot be chosen now. {asked.problem}</p>}
    </>
  );
}
