import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '#lib/messages/ask.ts';
import type { MessageName, ReplyOf, RequestOf } from '#lib/messages/protocol.ts';
import { Problem } from '#lib/model/problem.ts';
import { reportBug } from '#lib/platform/log.ts';

export interface Asked<T> {
  /** What was answered last stays while the store is asked again, or is away. */
  value: T | undefined;
  problem: string | null;
  again(): Promise<T | undefined>;
}

/** What only the store knows: asked when the page opens, and again when somebody says so. */
export function useAsked<N extends MessageName>(name: N, request: RequestOf<N>): Asked<ReplyOf<N>> {
  const [value, setValue] = useState<ReplyOf<N>>();
  const [problem, setProblem] = useState<string | null>(null);
  const round = useRef(0);
  const again = useCallback(async () => {
    const mine = ++round.current;
    setProblem(null);
    try {
      const reply = await ask(name, request);
      if (mine === round.current) setValue(() => reply);
      return reply;
    } catch (error) {
      if (!(error instanceof Problem)) reportBug(error);
      if (mine === round.current)
        setProblem(error instanceof Problem ? error.message : 'That did not work. Try again.');
      return undefined;
    }
  }, [name, JSON.stringify(request)]);
  useEffect(() => {
    void again();
    return () => void (round.current += 1);
  }, [again]);
  return { value, problem, again };
}
