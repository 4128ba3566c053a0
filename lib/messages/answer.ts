import { Problem } from '#lib/model/problem.ts';
import { browser } from '#lib/platform/browser.ts';
import { reportBug } from '#lib/platform/log.ts';
import type { Outcome } from './outcome.ts';
import { protocol, type MessageName, type ReplyOf, type RequestOf } from './protocol.ts';

/** Who asks: one of our own pages, or our script in a tab. */
export interface Asker {
  kind: 'page' | 'extension';
  tabId: number | null;
  windowId: number | null;
  /** Of the page or the frame in which the script is. */
  url: string;
  /** Zero in the tab's own page; else our script is in a frame of another site. */
  frameId: number;
  /** Of the tab's own page. */
  tabUrl: string;
}

export type Answers = { [N in MessageName]: (request: RequestOf<N>, asker: Asker) => Promise<ReplyOf<N>> };

/** Answer every message of the protocol; one that is forgotten does not compile. */
export function answer(answers: Answers): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: Sender, reply: (outcome: Outcome<unknown>) => void) => {
      void settle(answers, message, askerOf(sender)).then(reply);
      return true;
    },
  );
}

interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; windowId?: number | undefined; url?: string | undefined } | undefined;
}

function extensionOrigin(): string {
  return browser.runtime.getURL('/popup.html').slice(0, -'popup.html'.length);
}

/** Null for anybody who is not us: other extensions, and web pages where the browser lets them talk to extensions. */
export function askerOf(sender: Sender): Asker | null {
  if (sender.id !== browser.runtime.id) return null;
  const url = sender.url ?? '';
  const kind = url.startsWith(extensionOrigin()) ? 'extension' : 'page';
  if (kind === 'page' && sender.tab?.id === undefined) return null;
  const { tab, frameId = 0 } = sender;
  const tabUrl = frameId === 0 ? url : (tab?.url ?? '');
  return { kind, tabId: tab?.id ?? null, windowId: tab?.windowId ?? null, url, frameId, tabUrl };
}

/** Parse, check the asker, run. Everything unexpected becomes one plain sentence; details go to the log. */
export async function settle(answers: Answers, message: unknown, asker: Asker | null): Promise<Outcome<unknown>> {
  try {
    const { name, request } = (message ?? {}) as { name?: unknown; request?: unknown };
    const isKnown = typeof name === 'string' && Object.hasOwn(protocol, name);
    if (!asker || !isKnown) throw new Problem('not-allowed', 'That is not something Handrail answers.');
    const entry = protocol[name as MessageName];
    if (entry.from === 'extension' && asker.kind !== 'extension') {
      throw new Problem('not-allowed', 'A page may not ask for that.');
    }
    const parsed = entry.request.safeParse(request);
    if (!parsed.success)
      throw new Problem('invalid', 'That message was not in the right form.', { cause: parsed.error });
    const handler = answers[name as MessageName] as (request: unknown, asker: Asker) => Promise<unknown>;
    return { ok: true, value: await handler(parsed.data, asker) };
  } catch (error) {
    if (error instanceof Problem) return { ok: false, problem: error.code, message: error.message };
    reportBug(error);
    return {
      ok: false,
      problem: 'unexpected',
      message: 'Something went wrong in Handrail. Nothing was changed. Try again.',
    };
  }
}
