import { afterEach, expect, test } from 'vitest';
import { snapshot } from '../../../../scripts/target/page/snapshot.ts';

const hidden = { attributes: ['data-hook', 'data-x-.*'], classes: ['told', 'part__.*'] };
const byHook = (element: Element): string | null => element.getAttribute('data-hook');

afterEach(() => {
  document.body.innerHTML = '';
});

test('stores who is who without what tells it', () => {
  document.body.innerHTML = `<button data-hook="save" data-x-1="1" class="told part__save wide">Save</button>`;
  const html = snapshot(byHook, hidden);
  expect(html).toMatch(/<button class="wide" data-bb="[\d,]+" data-gt="save">Save<\/button>/);
  expect(html).not.toMatch(/data-hook|data-x|told|part__/);
});

test('stores elements that a page around made for its frame', () => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const made = frame.contentDocument!.createElement('p');
  made.textContent = 'Made elsewhere';
  document.body.replaceChildren(made);
  expect(made instanceof Element).toBe(false);
  expect(snapshot(byHook, hidden)).toContain('Made elsewhere</p>');
});
