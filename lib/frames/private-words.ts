import { isPrivateName, privateText } from '#lib/model/private-text.ts';
import { isElement } from './frames.ts';

/** Text that runs on through inline elements, such as `zoe@<wbr>example.com`, is read as one, as a person does. */
export function privateTextsIn(block: Element | ShadowRoot): Node[] {
  const found: Node[] = [];
  let parts: { node: Node; from: number; to: number }[] = [];
  let line = '';
  const end = (): void => {
    for (const { index, 0: match } of line.matchAll(privateText))
      found.push(...parts.filter(({ from, to }) => from < index + match.length && to > index).map(({ node }) => node));
    parts = [];
    line = '';
  };
  const read = (around: Element | ShadowRoot): void => {
    for (const node of around.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        const from = line.length;
        line += node.nodeValue!;
        parts.push({ node, from, to: line.length });
      } else if (isElement(node) && node.localName !== 'br' && isInline(node)) {
        if (node.shadowRoot) read(node.shadowRoot);
        read(node);
      } else if (isElement(node)) end();
    }
  };
  read(block);
  end();
  return found;
}

/** Are these words of an element somebody's, be it only together with what runs on beside it? */
export function isPrivatelyCalled(element: Element, words: string): boolean {
  if (words.trim() === '') return false;
  const isPartOfIt = (text: Node): boolean => Node.prototype.contains.call(element, text);
  return isPrivateName(words) || privateTextsIn(blockOf(element)).some(isPartOfIt);
}

/** The same, of where it costs bytes, by what stands right beside it only. */
export function isInAddress({ previousSibling, nextSibling }: Element): boolean {
  return /\S@$/.test(previousSibling?.textContent ?? '') || /^@\S/.test(nextSibling?.textContent ?? '');
}

/** What the text of an element runs on in. */
export function blockOf(element: Element): Element {
  const { parentElement } = element;
  return parentElement && isInline(element) ? blockOf(parentElement) : element;
}

const isInline = (element: Element): boolean => /^(inline|contents)$/.test(getComputedStyle(element).display);
