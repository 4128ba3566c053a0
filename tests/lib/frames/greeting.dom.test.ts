import { afterEach, expect, onTestFinished, test } from 'vitest';
import { greet, hearGreetings } from '#lib/frames/greeting.ts';

afterEach(() => document.body.replaceChildren());

function listening() {
  const ends = new AbortController();
  onTestFinished(() => ends.abort());
  return hearGreetings(document, ends.signal);
}

/** A page that may not be looked into and says something to the page around it, as a script of ours there would. */
function aForeignFrame(said: string, root: ParentNode = document.body): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.srcdoc = `<script>parent.postMessage(${said}, '*')</script>`;
  root.append(frame);
  return frame;
}

test('the frame that said a word is known by it, before or after somebody asks', async () => {
  const frameOf = listening();
  const asked = frameOf('first');
  const [first, second] = [
    aForeignFrame('{ handrailGreeting: "first" }'),
    aForeignFrame('{ handrailGreeting: "second" }'),
  ];
  expect(await asked).toBe(first);
  expect(await frameOf('second')).toBe(second);
  expect(await frameOf('first')).toBe(first);
});

test('so is one in a shadow root, and in a frame that can be looked into', async () => {
  const frameOf = listening();
  const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  const inner = document.body.appendChild(document.createElement('iframe')).contentDocument!;
  const [rooted, framed] = [
    aForeignFrame('{ handrailGreeting: "rooted" }', root),
    aForeignFrame('{ handrailGreeting: "framed" }', inner.body),
  ];
  expect(await frameOf('rooted')).toBe(rooted);
  expect(await frameOf('framed')).toBe(framed);
});

test('what the page says to itself, or in another form, is no greeting', async () => {
  const frameOf = listening();
  greet('mine');
  aForeignFrame('{ handrailGreeting: 5 }');
  aForeignFrame('null');
  expect(await frameOf('mine')).toBeNull();
});
