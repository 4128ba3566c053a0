import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { at } from '#tests/fixtures/a-recorded-page.ts';
import { stepAside } from '#lib/recorder/step-aside.ts';

let life = new AbortController();
beforeEach(() => void (life = new AbortController()));
afterEach(() => {
  life.abort();
  document.body.innerHTML = '';
});

function barOver(html: string): HTMLElement {
  document.body.innerHTML = `<style>#bar { position: fixed; bottom: 0; right: 0; width: 100px; height: 40px }
    #bar[data-side] { right: auto; left: 0 } .low { position: fixed; bottom: 0; height: 40px }</style>${html}<div id="bar">Stop</div>`;
  const bar = document.querySelector<HTMLElement>('#bar')!;
  stepAside(bar, document, (target) => target === bar, life.signal);
  return bar;
}

test('the bar makes way for what is pointed at and lies partly below it', async () => {
  const bar = barOver('<button class="low" style="right:80px;width:60px">Next</button>');
  await userEvent.hover(at('button'), { position: { x: 5, y: 5 } });
  expect(bar.dataset['side']).toBe('other');
});

test('the bar makes way for what gets the focus', () => {
  const bar = barOver('<button class="low" style="right:10px;width:60px">Next</button>');
  document.querySelector('button')!.focus();
  expect(bar.dataset['side']).toBe('other');
});

test.each([
  ['what lies elsewhere', '<button>Top</button>'],
  ['a pane as large as the window', '<button style="position:fixed;inset:0">Pane</button>'],
  ['what would be below it on both sides', '<button class="low" style="left:0;right:0">Wide</button>'],
])('it stays where it is for %s', (_, html) => {
  const bar = barOver(html);
  document.querySelector('button')!.focus();
  expect(bar.dataset['side']).toBeUndefined();
});

test('it stays for who comes to press it', async () => {
  const bar = barOver('<button class="low" style="right:10px;width:60px">Below</button>');
  await userEvent.hover(at('#bar'));
  expect(bar.dataset['side']).toBeUndefined();
});
