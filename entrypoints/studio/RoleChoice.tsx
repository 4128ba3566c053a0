import { roleWords } from '#components/library/words.ts';
import type { Role } from '#lib/model/workspace.ts';

interface Props {
  /** Whose role, for those who cannot see what it stands beside. */
  label: string;
  role: Role | null;
  /** What having none is called; without it everybody here has one. */
  none?: string;
  onChoose: (role: Role | null) => void;
}

/** A role that is changed where it stands. What is shown is what the store says, also where it refuses. */
export function RoleChoice({ label, role, none, onChoose }: Props) {
  return (
    <select
      class="input"
      aria-label={label}
      value={role ?? ''}
      onChange={(event) => {
        const chosen = (event.currentTarget.value || null) as Role | null;
        event.currentTarget.value = role ?? '';
        onChoose(chosen);
      }}
    >
      {none !== undefined && <option value="">{none}</option>}
      {Object.entries(roleWords).map(([name, words]) => (
        <option key={name} value={name}>
          {words}
        </option>
      ))}
    </select>
  );
}
