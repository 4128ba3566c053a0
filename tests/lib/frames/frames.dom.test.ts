import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { boxOf, frameOf, innerDocument, isInPage } from '#lib/frames/frames.ts';
import { aFrame, inside, loadAnew } from '#tests/fixtures/a-frame.ts';

beforeEach(async () => {
  await page.viewport(900, 700);
  document.body.innerHTML = '';
});

const button = '<body style="margin:0"><p style="height:30px;margin:0"></p><button style="margin:0">Go</button>';

test('a frame of this site is looked into, one of another is not', async () => {
  const own = await aFrame(button);
  const foreign = await aFrame(button, { sandbox: '' });
  expect(innerDocument(own)).toBe(own.contentDocument);
  expect(frameOf(own.contentDocument!)).toBe(own);
  expect(innerDocument(foreign)).toBeNull();
  expect(innerDocument(document.body)).toBeNull();
});

test('above the page of the script there is nothing, though the tests of this page run in a frame', () => {
  expect(window.frameElement).not.toBeNull();
  expect(frameOf(document)).toBeNull();
});

test('an element lies where a person sees it: border, padding, scale and scrolling of its frames are in it', async () => {
  const outer = await aFrame('<body style="margin:0;height:2000px">', {
    style: 'position:fixed;left:100px;top:50px;width:400px;height:300px;border:7px solid;padding:5px 11px',
  });
  const inner = await aFrame(button, {
    into: outer.contentDocument!.body,
    style: 'position:absolute;left:20px;top:110px;border:3px solid;transform:scale(2);transform-origin:0 0',
  });
  outer.contentWindow!.scrollTo(0, 100);
  const { left, top, width } = boxOf(inside(inner, 'button'));
  expect(left).toBeCloseTo(100 + 7 + 11 + 20 + 2 * 3, 1);
  expect(top).toBeCloseTo(50 + 7 + 5 + 10 + 2 * (3 + 30), 1);
  expect(width).toBeCloseTo(2 * inside(inner, 'button').offsetWidth, 0);
});

test('what a frame showed before is in the page no more, though it stays connected', async () => {
  const outer = await aFrame('<body>');
  const frame = await aFrame(button, { into: outer.contentDocument!.body });
  const before = inside(frame, 'button');
  expect(isInPage(before)).toBe(true);
  await loadAnew(frame, button);
  expect(before.isConnected).toBe(true);
  expect(isInPage(before)).toBe(false);
  const now = inside(frame, 'button');
  expect(isInPage(now)).toBe(true);
  outer.remove();
  expect(isInPage(now)).toBe(false);
});
