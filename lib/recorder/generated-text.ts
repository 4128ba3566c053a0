const mostElements = 20;
const mostLetters = 80;

/**
 * What style sheets write into an element: readers read it like any other text. Signs of icon fonts, and the words such
 * fonts turn into pictures, are none.
 */
export function generatedText(element: Element, isData: (element: Element) => boolean): string {
  const view = element.ownerDocument.defaultView!;
  const all = [element, ...element.querySelectorAll('*')].slice(0, mostElements).filter((at) => !isData(at));
  const written = all.flatMap((at) => ['::before', '::after'].map((part) => view.getComputedStyle(at, part).content));
  const texts = written.map((content) => /^"(.*)"$/.exec(content)?.[1] ?? '');
  const text = texts
    .filter((one) => one !== '')
    .join(' ')
    .trim();
  return /\p{L}{2}/u.test(text) && !/^[a-z_]+$/.test(text) ? text.slice(0, mostLetters) : '';
}
