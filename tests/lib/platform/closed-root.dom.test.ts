import { afterEach, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { closedRootOf } from '#lib/platform/closed-root.ts';

afterEach(() => void Reflect.deleteProperty(browser, 'dom'));

/** The browser as extensions know it, with the one answer that a page never gets. */
function openTo(root: ShadowRoot | null) {
  const openOrClosedShadowRoot = vi.fn(() => root);
  Object.assign(browser, { dom: { openOrClosedShadowRoot } });
  return openOrClosedShadowRoot;
}

test.each(['x-card', 'div', 'span', 'section', 'h2'])('a closed root of <%s> is opened by the browser', (tag) => {
  const host = document.createElement(tag);
  const root = host.attachShadow({ mode: 'closed' });
  openTo(root);
  expect(host.shadowRoot).toBeNull();
  expect(closedRootOf(host)).toBe(root);
});

test('Firefox says at the element whether there is one', () => {
  const host = document.createElement('x-card');
  const root = host.attachShadow({ mode: 'closed' });
  expect(closedRootOf(Object.assign(host, { openOrClosedShadowRoot: root }))).toBe(root);
  const plain = Object.assign(document.createElement('div'), { openOrClosedShadowRoot: null });
  expect(closedRootOf(plain)).toBeNull();
});

test('where the browser does not say, it is not known whether there is one', () => {
  expect(closedRootOf(document.createElement('x-card'))).toBeUndefined();
});

test.each(['a', 'td', 'input', 'form', 'svg'])('of <%s>, which can have none, nobody is asked', (tag) => {
  const ask = openTo(null);
  const element = tag === 'svg' ? document.createElementNS('http://www.w3.org/2000/svg', tag) : null;
  expect(closedRootOf(element ?? document.createElement(tag))).toBeNull();
  expect(ask).not.toHaveBeenCalled();
});
