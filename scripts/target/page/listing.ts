import { kindOf } from './judge.ts';
import { boxOf, elementOf, keysOnStage, setStage } from './stage.ts';

/** What can be told of each known element of a stored page, to choose pairs by. */
export interface Listed {
  key: string;
  kind: 'inter' | 'inner' | 'text';
  tag: string;
  text: string;
  attributes: string;
  path: string;
}

function list(): Listed[] {
  return keysOnStage().flatMap((key) => {
    const element = elementOf(key)!;
    const kind = kindOf(element);
    if (!kind || boxOf(element)[2] === 0) return [];
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 80);
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value.slice(0, 80)}`).join('\n');
    return [{ key, kind, tag: element.localName, text, attributes, path: pathOf(element) }];
  });
}

function pathOf(element: Element): string {
  const parent = element.parentNode;
  if (!parent || parent === document) return '';
  const above = parent instanceof ShadowRoot ? `${pathOf(parent.host)}//` : pathOf(parent as Element);
  return `${above}/${element.localName}${[...parent.children].indexOf(element)}`;
}

Object.assign(globalThis, { listing: { stage: setStage, list } });
