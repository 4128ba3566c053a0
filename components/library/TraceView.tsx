import type { Trace } from '#lib/model/trace.ts';
import { traceWords } from './trace-words.ts';

/** How the element was looked for, folded away: authors need it only where the report alone does not explain itself. */
export function TraceView({ trace }: { trace: Trace }) {
  const words = traceWords(trace);
  return (
    <details class="trace small">
      <summary>How the element was looked for</summary>
      <p>{words.outcome}</p>
      {words.for.length > 0 && (
        <p>
          <b>For it:</b> {words.for.join(', ')}.
        </p>
      )}
      {words.against.length > 0 && (
        <p>
          <b>Against it:</b> {words.against.join(', ')}.
        </p>
      )}
    </details>
  );
}
