import { Problem } from '#lib/model/problem.ts';
import { browser } from '#lib/platform/browser.ts';
import { reportBug } from '#lib/platform/log.ts';
import type { Outcome } from './outcome.ts';
import type { MessageName, ReplyOf, RequestOf } from './protocol.ts';

/** Ask the background. Throws a Problem with a sentence for a person when it says no or cannot be reached. */
export async function ask<N extends MessageName>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>> {
  let outcome: Outcome<ReplyOf<N>> | undefined;
  try {
    outcome = await browser.runtime.sendMessage({ name, request });
  } catch (error) {
    throw new Problem('unexpected', 'Handrail was updated or stopped. Reload the page.', { cause: error });
  }
  if (!outcome) throw new Problem('unexpected', 'Handrail did not answer. Reload the page.');
  if (!outcome.ok) throw new Problem(outcome.problem, outcome.message);
  return outcome.value;
}

/** What to say to the person who asked; a developer hears of what nobody expected. */
export function complaintOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  reportBug(error);
  return 'That did not work. Try again.';
}
