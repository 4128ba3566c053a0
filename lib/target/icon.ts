import { attribute } from './dom.ts';
import type { Hides } from './name.ts';
import { stemsOf } from './stable.ts';

/** What an icon shows, in a form that survives restyling: its file, its reference, the beginning of its path or its class. */
export function iconOf(element: Element, isHidden: Hides): string {
  const own = /^(svg|img|i)$/.test(element.localName) || /icon|glyph|\bfa-/.test(attribute(element, 'class') ?? '');
  const icon = own ? element : inner(element);
  return icon && !isHidden(icon) ? signature(icon).slice(0, 60) : '';
}

function inner(element: Element): Element | null {
  return (
    element.querySelector('svg') ??
    element.querySelector('img') ??
    element.querySelector('i') ??
    element.querySelector('[class*="icon"]')
  );
}

function signature(icon: Element): string {
  const named = attribute(icon, 'data-icon');
  if (named) return named;
  if (icon.localName === 'img') return fileOf(attribute(icon, 'src'));
  const use = icon.querySelector('use');
  if (use) return (attribute(use, 'href') ?? attribute(use, 'xlink:href') ?? '').replace(/^.*#/, '');
  const path = icon.querySelector('path');
  if (path) return (attribute(path, 'd') ?? '').slice(0, 28);
  const image = icon.localName === 'i' ? null : icon.querySelector('img');
  if (image) return fileOf(attribute(image, 'src'));
  return stemsOf(attribute(icon, 'class'))
    .filter((stem) => !/^(icon|fa|fas|far|fab|glyphicon|material-icons)$/.test(stem))
    .join('.');
}

function fileOf(address: string | null): string {
  if (!address || /^(data|blob):/.test(address)) return '';
  const file = address.replace(/[?#].*$/, '').replace(/^.*\//, '');
  return file.replace(/[.-][0-9a-f]{6,}(?=\.)/, '').toLowerCase();
}
