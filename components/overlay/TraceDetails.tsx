import type { Trace } from '#lib/model/trace.ts';

/**
 * For those who build and mend Handrail: how the element was looked for, in the code's own words. A list of them in
 * plain words is in Studio only, because each reader's page would pay for it.
 */
export function TraceDetails({ trace }: { trace: Trace | undefined }) {
  return (
    trace && (
      <details class="trace soft small">
        <summary>How it is looked for</summary>
        {Object.entries(trace).map(([name, value]) => (
          <p key={name}>
            {name}: {String(value).replaceAll(',', ' ')}
          </p>
        ))}
      </details>
    )
  );
}
