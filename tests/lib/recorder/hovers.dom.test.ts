import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { aRecordedPage, at } from '#tests/fixtures/a-recorded-page.ts';

const recorded = aRecordedPage();
const menu =
  '<ul id="bar"><li id="file"><a href="#f">File</a><ul id="list"><li><a href="#n" id="new">New</a></li></ul></li></ul>';

test('a menu that a style sheet opens under the pointer is a step of its own', async () => {
  recorded.show(`<style>#list { display: none } #file:hover > #list { display: block }</style>${menu}`);
  await userEvent.hover(at('#file'));
  await userEvent.click(at('#new'));
  expect(recorded.told()).toEqual(['hover: Point at **File**', 'click: Click **New**']);
  expect(recorded.steps[0]!.advanceOn).toBe('hover');
});

test('so is one that a script opens', async () => {
  recorded.show(`<style>#list { display: none }</style>${menu}`);
  const list = document.querySelector<HTMLElement>('#list')!;
  document.querySelector('#file')!.addEventListener('mouseenter', () => (list.style.display = 'block'));
  await userEvent.hover(at('#file'));
  await userEvent.click(at('#new'));
  expect(recorded.told()).toEqual(['hover: Point at **File**', 'click: Click **New**']);
});

test('so is one that stands elsewhere and is named by its control', async () => {
  recorded.show(`<button aria-haspopup="menu" aria-expanded="false" aria-controls="m">More</button>
    <div role="menu" id="m" hidden><button role="menuitem">Export</button></div>`);
  const button = document.querySelector('button')!;
  button.addEventListener('mouseenter', () => {
    button.setAttribute('aria-expanded', 'true');
    document.querySelector('#m')!.removeAttribute('hidden');
  });
  await userEvent.hover(at('button'));
  await userEvent.click(at('[role="menuitem"]'));
  expect(recorded.told()).toEqual(['hover: Point at **More**', 'click: Choose **Export**']);
});

test('a menu that is opened by a click needs no pointing', async () => {
  recorded.show(`<style>#list { display: none }</style>${menu}`);
  const list = document.querySelector<HTMLElement>('#list')!;
  document.querySelector('#file > a')!.addEventListener('click', () => (list.style.display = 'block'));
  await userEvent.click(at('#file > a'));
  await userEvent.click(at('#new'));
  expect(recorded.told()).toEqual(['click: Click **File**', 'click: Click **New**']);
});

test('a button that only changes its colour under the pointer needs none', async () => {
  recorded.show(
    '<style>p:hover button { color: red } button:hover { opacity: .9 }</style><p><button>Save</button></p>',
  );
  await userEvent.click(at('button'));
  expect(recorded.told()).toEqual(['click: Click **Save**']);
});

test('a menu in a menu is two of them, and the next press in it needs none', async () => {
  recorded.show(`<style>li > ul { display: none } li:hover > ul { display: block }</style>
    <ul><li id="file"><button>File</button><ul><li id="recent"><button>Recent</button><ul>
    <li><button id="a">Clear</button></li><li><button id="b">All</button></li></ul></li></ul></li></ul>`);
  await userEvent.hover(at('#file'));
  await userEvent.hover(at('#recent'));
  await userEvent.click(at('#a'));
  await userEvent.click(at('#b'));
  expect(recorded.told()).toEqual([
    'hover: Point at **File**',
    'hover: Point at **Recent**',
    'click: Click **Clear**',
    'click: Click **All**',
  ]);
});
