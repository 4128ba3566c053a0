import type { Audience } from '#lib/model/audience.ts';
import type { TeamName } from '#lib/model/steward.ts';
import { DayField } from '#components/ui/DayField.tsx';

interface Props {
  audience: Audience;
  /** All that there are; undefined while that is not known. */
  teams: readonly TeamName[] | undefined;
  /** Why the teams are not known. */
  problem: string | null;
  onChange: (audience: Audience) => void;
}

/** For which teams a guide is, and from which day until which. */
export function AudienceFields({ audience, teams, problem, onChange }: Props) {
  const { forTeams = {}, shownFrom, shownUntil } = audience;
  const offered = { ...forTeams, ...Object.fromEntries((teams ?? []).map(({ id, name }) => [id, name])) };
  const isThere = (id: string) => !teams || teams.some((team) => team.id === id);
  const tick = (id: string, isIn: boolean) => {
    const { [id]: _, ...others } = forTeams;
    onChange({ ...audience, forTeams: isIn ? { ...others, [id]: offered[id]! } : others });
  };
  return (
    <div class="stack">
      <fieldset class="row ticks">
        <legend class="label">Only for these teams</legend>
        {Object.entries(offered).map(([id, name]) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={Object.hasOwn(forTeams, id)}
              onChange={(event) => tick(id, event.currentTarget.checked)}
            />
            {name}
            {!isThere(id) && ' (there is no such team any more)'}
          </label>
        ))}
      </fieldset>
      {teams?.length === 0 && <p class="small soft">There are no teams yet. A steward makes them.</p>}
      {problem && <p class="small soft">Other teams cannot be chosen now. {problem}</p>}
      <p class="small soft">With none chosen it is for everybody.</p>
      <DayField
        label="First day"
        value={shownFrom}
        most={shownUntil}
        onChange={(day) => onChange({ ...audience, shownFrom: day })}
      />
      <DayField
        label="Last day"
        value={shownUntil}
        least={shownFrom}
        onChange={(day) => onChange({ ...audience, shownUntil: day })}
      />
      <p class="small soft">
        Nobody else is shown it on the page, in the popup or in the library. It is no secret from them, though: whoever
        reads its library could find it. What others must not see belongs into a library of its own.
      </p>
    </div>
  );
}
