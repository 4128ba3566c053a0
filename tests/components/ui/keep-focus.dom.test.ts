import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { keepFocus } from '#components/ui/keep-focus.ts';

let life: AbortController;
const byId = (id: string) => document.getElementById(id)!;
async function isFocused(id: string): Promise<void> {
  await expect.poll(() => document.activeElement?.id).toBe(id);
}

beforeEach(() => {
  life = new AbortController();
  keepFocus(document, life.signal);
  document.body.innerHTML = `
    <h1>Steps</h1>
    <ul><li id="li1"><input id="one"><button id="del1">x</button></li>
        <li id="li2"><input id="two"><button id="del2">x</button></li>
        <li id="li3"><input id="three"><button id="del3">x</button></li></ul>
    <button id="add">Add</button><p id="words">Words</p>`;
});
afterEach(() => {
  life.abort();
  document.body.replaceChildren();
});

test('what comes after an item that is taken away has the keyboard, or what is before the last one', async () => {
  byId('del2').focus();
  byId('li2').remove();
  await isFocused('three');
  byId('del3').focus();
  byId('li3').remove();
  await isFocused('one');
});

test('where all of a list is gone, it is what stands beside it', async () => {
  byId('two').focus();
  document.querySelector('ul')!.replaceChildren();
  await isFocused('add');
});

test('a button that is disabled while something is saved has it back afterwards', async () => {
  const add = byId('add') as HTMLButtonElement;
  add.focus();
  add.disabled = true;
  await expect.poll(() => document.activeElement === document.body).toBe(true);
  add.disabled = false;
  await isFocused('add');
});

test('one that stays disabled hands it on', async () => {
  const button = byId('del3') as HTMLButtonElement;
  button.focus();
  button.disabled = true;
  await expect.poll(() => document.activeElement?.id, { timeout: 4000 }).toBe('three');
});

test('after a dialog, however it went, it is where it was before, or next to that', async () => {
  byId('del1').focus();
  const dialog = document.createElement('dialog');
  dialog.innerHTML = '<button id="yes">Yes</button><button id="no">No</button>';
  document.body.append(dialog);
  dialog.showModal();
  byId('no').focus();
  byId('li1').remove();
  dialog.remove();
  await isFocused('two');
});

test('who presses on nothing has it nowhere, also when something goes', async () => {
  byId('two').focus();
  await userEvent.click(byId('words'));
  byId('li2').remove();
  await new Promise((done) => setTimeout(done, 50));
  expect(document.activeElement).toBe(document.body);
});

test('nor does a heading that was only told get it back', async () => {
  const heading = document.querySelector('h1')!;
  heading.tabIndex = -1;
  heading.focus();
  await userEvent.click(byId('words'));
  byId('li2').remove();
  await new Promise((done) => setTimeout(done, 50));
  expect(document.activeElement).toBe(document.body);
});

test('nothing is taken from who is somewhere else', async () => {
  byId('two').focus();
  byId('add').focus();
  byId('li2').remove();
  await new Promise((done) => setTimeout(done, 50));
  await isFocused('add');
});
