import { useEffect, useState } from 'preact/hooks';
import { showTraces, watchTracesShown } from '#lib/platform/traces-shown.ts';

/** Stands beside the reports, because only who reads their traces has a use for it. Holds for this device. */
export function TracesSetting() {
  const [areShown, setShown] = useState(false);
  useEffect(() => {
    const ends = new AbortController();
    watchTracesShown(setShown, ends.signal);
    return () => ends.abort();
  }, []);
  return (
    <label class="row soft small traces-setting">
      <input type="checkbox" checked={areShown} onChange={(event) => void showTraces(event.currentTarget.checked)} />
      For developers: show on each step’s card, in this browser, how its element is looked for
    </label>
  );
}
