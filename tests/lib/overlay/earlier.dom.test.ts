import { afterEach, expect, test, vi } from 'vitest';
import { clearEarlier, onCleared, overlayTag } from '#lib/overlay/earlier.ts';
import { openOverlay } from '#lib/overlay/mount-overlay.ts';

const sheet = new CSSStyleSheet();
const hosts = () => document.querySelectorAll(overlayTag).length;
let life = new AbortController();

afterEach(() => {
  life.abort();
  life = new AbortController();
});

test('what an extension before an update left is gone, and a script of it that hears so can end', async () => {
  const own = new AbortController();
  const dialog = document.body.appendChild(document.createElement('dialog'));
  dialog.showModal();
  openOverlay(sheet, own.signal);
  const voice = document.querySelector(overlayTag)!.shadowRoot!.querySelector('[role=status]')!;
  onCleared(document, () => own.abort(), life.signal);
  clearEarlier(document);
  expect([hosts(), own.signal.aborted]).toEqual([0, true]);
  expect(voice.isConnected).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(hosts()).toBe(0);
  dialog.remove();
});

test('a script that is no orphan stays, and what it shows is back in the next frames', async () => {
  openOverlay(sheet, life.signal);
  clearEarlier(document);
  await vi.waitFor(() => expect(hosts()).toBe(1));
});

test('a page without anything of ours is told nothing', () => {
  const heard = vi.spyOn(EventTarget.prototype, 'dispatchEvent');
  clearEarlier(document);
  expect(heard).not.toHaveBeenCalled();
  heard.mockRestore();
});
