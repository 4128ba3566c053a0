import { useEffect, useState } from 'preact/hooks';
import { ask } from '#lib/messages/ask.ts';
import type { MessageName, ReplyOf, RequestOf } from '#lib/messages/protocol.ts';
import { Problem } from '#lib/model/problem.ts';
import { reportBug } from '#lib/platform/log.ts';

export interface Asked<T> {
  value: T | undefined;
  problem: string | null;
  again(): void;
}

/** What only the store knows: asked when the page opens, and again when somebody says so. */
export function useAsked<N extends MessageName>(name: N, request: RequestOf<N>): Asked<ReplyOf<N>> {
  const [value, setValue] = useState<ReplyOf<N>>();
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setProblem(null);
    ask(name, request).then(
      (reply) => isCurrent && setValue(() => reply),
      (error: unknown) => {
        if (!(error instanceof Problem)) reportBug(error);
        if (isCurrent) setProblem(error instanceof Problem ? error.message : 'That did not work. Try again.');
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [name, JSON.stringify(request), round]);
  return { value, problem, again: () => setRound((last) => last + 1) };
}
