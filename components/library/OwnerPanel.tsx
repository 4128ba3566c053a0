import type { ComponentChildren } from 'preact';

interface Named {
  id: string;
  name: string;
}

interface Props {
  owner: Named;
  /** The owner has left, and the backup has it. */
  leaver: Named | null;
  backup: Named | null;
  /** Where this person may say whose it is; null where they may not. */
  choice: ComponentChildren;
}

/** Who keeps a guide right, and who does when they have left. */
export function OwnerPanel({ owner, leaver, backup, choice }: Props) {
  return (
    <section class="card stack" aria-label="Owner">
      <h2>Owner</h2>
      {leaver && (
        <p class="small">
          {leaver.name} has left, so the guide fell to {owner.name}.
        </p>
      )}
      {choice ?? (
        <p class="small">
          {owner.name}
          {backup && <span class="soft">, backup: {backup.name}</span>}
        </p>
      )}
    </section>
  );
}
