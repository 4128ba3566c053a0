import type { Algorithm } from '../page/trial.ts';
import { absolutePath, onlyAt, placeOf, quoted } from './paths.ts';

/**
 * ROBULA+ (Leotta, Stocco, Ricca and Tonella, 2016): from `//*` on, an XPath is made more special step by step, in an
 * order in which what lasts comes first, until it selects the element only.
 */
export const robula: Algorithm = {
  describe: (element) => {
    if (element.getRootNode() !== document) return null;
    return robustPath(element, (xpath) => onlyAt(xpath) === element) ?? absolutePath(element);
  },
  find: (xpath) => {
    const element = onlyAt(xpath as string);
    return element && { element, isSure: true };
  },
};

/** Attributes that last, best first, and those never to be used: both as published. */
const lasting = ['name', 'class', 'title', 'alt', 'value'];
const fleeting = new Set([
  'href',
  'src',
  'onclick',
  'onload',
  'tabindex',
  'width',
  'height',
  'style',
  'size',
  'maxlength',
]);

/** There can be exponentially many; counted and not timed, so that a busy machine comes to the same path. */
const triesMost = 3000;

/** One level of a path: a name or `*`, and what is asked of the element there. */
interface Level {
  name: string;
  asked: readonly Asked[];
}
interface Asked {
  about: 'attribute' | 'text' | 'place';
  xpath: string;
}
/** Outermost level first. */
type Path = readonly [Level, ...Level[]];

export function robustPath(element: Element, isOnly: (xpath: string) => boolean): string | null {
  const line = lineOf(element);
  const waiting: Path[] = [[{ name: '*', asked: [] }]];
  const tried = new Set<string>();
  for (const path of waiting) {
    for (const next of moreSpecial(path, line)) {
      const xpath = written(next);
      if (tried.has(xpath)) continue;
      if (tried.size >= triesMost) return null;
      tried.add(xpath);
      if (isOnly(xpath)) return xpath;
      waiting.push(next);
    }
  }
  return null;
}

function written(path: Path): string {
  return `//${path.map(({ name, asked }) => name + asked.map(({ xpath }) => `[${xpath}]`).join('')).join('/')}`;
}

/** The element and those around it, itself first. */
function lineOf(element: Element): Element[] {
  const line: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) line.push(at);
  return line;
}

/** The seven transformations of the paper. All but the last are about the outermost level of the path so far. */
function* moreSpecial(path: Path, line: readonly Element[]): Generator<Path> {
  const [head, ...inner] = path;
  const element = line[path.length - 1]!;
  const asks = (...about: Asked['about'][]): boolean => head.asked.some((one) => about.includes(one.about));
  const asking = (about: Asked['about'], xpath: string): Path => [
    { name: head.name, asked: [...head.asked, { about, xpath }] },
    ...inner,
  ];
  const isHtml = element instanceof HTMLElement;
  if (head.name === '*' && isHtml) yield [{ name: element.localName, asked: head.asked }, ...inner];
  if (element.id && head.asked.length === 0) yield asking('attribute', attributeIs('id', element.id));
  const text = firstTextOf(element);
  if (text && !asks('text', 'place')) yield asking('text', `contains(text(), ${quoted(text)})`);
  if (head.asked.length === 0) {
    const attributes = attributesOf(element);
    for (const [name, value] of attributes) yield asking('attribute', attributeIs(name, value));
    const withId: [string, string][] = element.id ? [['id', element.id], ...attributes] : attributes;
    for (const set of setsOf(withId)) {
      yield asking('attribute', set.map(([name, value]) => attributeIs(name, value)).join(' and '));
    }
  }
  if (!asks('place')) {
    const place = head.name === '*' ? [...(element.parentNode?.children ?? [])].indexOf(element) + 1 : placeOf(element);
    yield asking('place', String(place));
  }
  if (path.length < line.length) yield [{ name: '*', asked: [] }, ...path];
}

/** What `text()` means where a string is wanted: the first text right in the element. */
function firstTextOf(element: Element): string {
  const first = [...element.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
  return first?.nodeValue?.trim() ?? '';
}

/** Without the id, which has a transformation of its own. */
function attributesOf(element: Element): [string, string][] {
  const rank = (name: string): number => (lasting.includes(name) ? lasting.indexOf(name) : lasting.length);
  return [...element.attributes]
    .filter(({ name, prefix }) => name !== 'id' && !prefix && !fleeting.has(name) && /^[\w-]+$/.test(name))
    .map(({ name, value }): [string, string] => [name, value])
    .toSorted(([one], [other]) => rank(one) - rank(other));
}

function attributeIs(name: string, value: string): string {
  return `@${name}=${quoted(value)}`;
}

/** All sets of two and more, small ones first, and among these the ones whose members come first. */
export function* setsOf<T>(all: readonly T[]): Generator<T[]> {
  for (let size = 2; size <= all.length; size++) yield* setsOfSize(all, size);
}

function* setsOfSize<T>(all: readonly T[], size: number): Generator<T[]> {
  if (size === 0) yield [];
  else
    for (let at = 0; at <= all.length - size; at++)
      for (const rest of setsOfSize(all.slice(at + 1), size - 1)) yield [all[at]!, ...rest];
}
