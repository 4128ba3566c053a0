import { Choice } from '#components/ui/Choice.tsx';

interface Named {
  id: string;
  name: string;
}

interface Props {
  owner: Named;
  /** The owner has left, and the backup has it. */
  leaver: Named | null;
  backupId: string | null;
  backupName: string | null;
  /** Who may have it; empty where it is not for this person to say. */
  people: readonly Named[];
  onHandOver: (to: string) => void;
  onBackup: (to: string | null) => void;
}

/** Who keeps a guide right, and who does when they have left. */
export function OwnerPanel({ owner, leaver, backupId, backupName, people, onHandOver, onBackup }: Props) {
  const names = people.map(({ id, name }) => [id, name] as const);
  const known = names.some(([id]) => id === owner.id) ? names : [[owner.id, owner.name] as const, ...names];
  return (
    <section class="card stack" aria-label="Owner">
      <h2>Owner</h2>
      {leaver && (
        <p class="small">
          {leaver.name} has left, so the guide fell to {owner.name}.
        </p>
      )}
      {people.length === 0 ? (
        <p class="small">
          {owner.name}
          {backupName && <span class="soft">, backup: {backupName}</span>}
        </p>
      ) : (
        <>
          <Choice label="Keeps it right" value={owner.id} options={known} onChoose={onHandOver} />
          <Choice
            label="Backup, if they leave"
            value={backupId ?? ''}
            options={[['', 'Nobody'] as const, ...known.filter(([id]) => id !== owner.id)]}
            onChoose={(id) => onBackup(id || null)}
          />
        </>
      )}
    </section>
  );
}
