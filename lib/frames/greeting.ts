import { eachWindow } from './each-window.ts';
import { shadowOf } from './shadow.ts';

/**
 * A frame of another site has a script of its own, and no script may ask the browser in which element that runs. So the
 * one in the frame says a word that nobody can guess to the page around it, and to the background; whoever hears it from
 * both knows the frame. The page may hear the word as well: it says nothing, and counts only where it is said first.
 */
export function greet(word: string): void {
  parent.postMessage({ handrailGreeting: word }, '*');
}

const kept = 20;
const patienceMs = 2_000;

/** Which frame of this page, or of the pages that it reaches, said a word; null where none does in time. */
export function hearGreetings(
  page: Document,
  signal: AbortSignal,
  onWord?: (word: string, frame: Element) => void,
): (word: string) => Promise<Element | null> {
  const heard = new Map<string, Element>();
  const news = new EventTarget();

  const hear = (view: Window, until: AbortSignal): void =>
    view.addEventListener(
      'message',
      ({ data, source }: MessageEvent<unknown>) => {
        const word = (data as { handrailGreeting?: unknown } | null)?.handrailGreeting;
        const frame = typeof word === 'string' && frameAround(source, view.document);
        // Who hears it may have another frame say it, but only afterwards.
        if (!frame || heard.has(word)) return;
        onWord?.(word, frame);
        heard.set(word, frame);
        const [oldest] = heard.keys();
        if (heard.size > kept) heard.delete(oldest!);
        news.dispatchEvent(new Event(word));
      },
      { signal: until },
    );
  eachWindow(page, hear, signal);

  return (word) =>
    new Promise((settle) => {
      const answer = (): void => settle(heard.get(word) ?? null);
      if (heard.has(word)) return answer();
      news.addEventListener(word, answer, { once: true, signal });
      setTimeout(answer, patienceMs);
    });
}

function frameAround(inner: MessageEventSource | null, root: Document | ShadowRoot): Element | null {
  for (const element of root.querySelectorAll('*')) {
    if (inner && (element as Partial<HTMLIFrameElement>).contentWindow === inner) return element;
    const shadow = shadowOf(element);
    const frame = shadow && frameAround(inner, shadow);
    if (frame) return frame;
  }
  return null;
}
