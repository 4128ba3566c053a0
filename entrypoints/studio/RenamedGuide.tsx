import type { Renamed, RenamedPlace } from '#components/library/rename-element.ts';
import { TextChange } from '#components/library/TextChange.tsx';
import { placeOf } from './route.ts';

interface Props extends Renamed {
  /** What is not to be renamed, by key. */
  left: ReadonlySet<string>;
  onChoose: (places: readonly RenamedPlace[], isIn: boolean) => void;
}

/** One guide before a name in it is changed: all of it or single places can be left out. */
export function RenamedGuide({ guide, places, left, onChoose }: Props) {
  const chosen = places.filter(({ key }) => !left.has(key));
  return (
    <li class="card stack">
      <div class="head">
        <label class="row">
          <input
            type="checkbox"
            checked={chosen.length > 0}
            indeterminate={chosen.length > 0 && chosen.length < places.length}
            onChange={(event) => onChoose(places, event.currentTarget.checked)}
          />
          <strong>{guide.title || 'Untitled'}</strong>
        </label>
        <a href={placeOf(guide.id)}>Open</a>
      </div>
      {places.map((place) => (
        <div key={place.key}>
          <label class="row small">
            <input
              type="checkbox"
              checked={!left.has(place.key)}
              onChange={(event) => onChoose([place], event.currentTarget.checked)}
            />
            {place.words}
          </label>
          {place.text && <TextChange {...place.text} />}
        </div>
      ))}
    </li>
  );
}
