import { afterEach, beforeEach, describe as group, expect, it, vi } from 'vitest';
import { describe } from '#lib/target/describe.ts';
import type { Found } from '#lib/target/find.ts';
import { awaitTarget } from '#lib/target/watch.ts';
import { button, crm, pick, show } from './a-page.ts';

let ending = new AbortController();
beforeEach(() => {
  ending = new AbortController();
});
afterEach(() => ending.abort());

function follow(name: string): (Found | null)[] {
  show(crm('old'));
  const target = describe(button(name));
  show('<main></main>');
  const seen: (Found | null)[] = [];
  awaitTarget(target, document, (found) => seen.push(found), ending.signal);
  return seen;
}

group('waiting for a target', () => {
  it('says at once that it is missing, and tells when it comes, goes and comes again', async () => {
    const seen = follow('New lead');
    expect(seen).toEqual([null]);
    show(crm('new'));
    await vi.waitFor(() => expect(seen.at(-1)?.element).toBe(button('New lead')));
    show('<main></main>');
    await vi.waitFor(() => expect(seen.at(-1)).toBeNull());
    show(crm('old'));
    await vi.waitFor(() => expect(seen.at(-1)?.element).toBe(button('New lead')));
    expect(seen).toHaveLength(4);
  });

  it('notices that it was only hidden', async () => {
    const seen = follow('Delete');
    show(crm('new'));
    await vi.waitFor(() => expect(seen.at(-1)).not.toBeNull());
    button('Delete').style.visibility = 'hidden';
    await vi.waitFor(() => expect(seen.at(-1)).toBeNull());
  });

  it('notices what comes inside the shadow root it was in, also one that comes later', async () => {
    const fill = (html: string) => {
      show('<main><p>Leads</p><x-app></x-app></main>');
      const outer = pick('x-app').attachShadow({ mode: 'open' });
      outer.innerHTML = '<x-bar></x-bar>';
      const inner = outer.querySelector('x-bar')!.attachShadow({ mode: 'open' });
      inner.innerHTML = html;
      return inner;
    };
    const target = describe(fill('<button>Export all</button>').querySelector('button')!);
    const seen: (Found | null)[] = [];
    show('');
    awaitTarget(target, document, (found) => seen.push(found), ending.signal);
    const inner = fill('');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(seen).toEqual([null]);
    inner.innerHTML = '<button>Export all</button>';
    await vi.waitFor(() => expect(seen.at(-1)?.element).toBe(inner.querySelector('button')));
  });

  it('looks again when the page is in doubt and goes on changing', async () => {
    show(crm('old'));
    const target = describe(button('New lead'));
    show(crm('new', { without: 'New lead' }));
    const seen: (Found | null)[] = [];
    awaitTarget(target, document, (found) => seen.push(found), ending.signal);
    const icon = '<svg width="16" height="16"><path d="M1 1h7v7"></path></svg>';
    const insert = (name: string): void =>
      pick('[role="toolbar"]').insertAdjacentHTML(
        'afterbegin',
        `<button class="Button_root__zx91q">${icon}${name}</button>`,
      );
    insert('Create');
    await vi.waitFor(() => expect(seen.at(-1)?.outcome).toBe('unsure'));
    insert('New lead');
    await vi.waitFor(() => expect(seen.at(-1)?.element).toBe(button('New lead')));
  });

  it('notices that the same button says something else', async () => {
    const seen = follow('New lead');
    show(crm('new'));
    await vi.waitFor(() => expect(seen.at(-1)?.outcome).toBe('found'));
    const was = button('New lead');
    was.before(was.cloneNode(true));
    was.lastChild!.nodeValue = 'Merge two';
    await vi.waitFor(() => expect(seen.at(-1)?.element).toBe(was.previousElementSibling));
  });

  it('notices within a few frames that a cell shows another record', async () => {
    const rows = [5, 6, 7].map(
      (at) => `<div role="row" aria-rowindex="${at}"><div role="gridcell">${at}00</div>
        <div role="gridcell"><button>Edit</button></div></div>`,
    );
    show(`<h1>Orders</h1><div role="grid">${rows.join('')}</div>`);
    const buttons = [...document.querySelectorAll('button')];
    const seen: (Found | null)[] = [];
    awaitTarget(describe(buttons[1]!), document, (found) => seen.push(found), ending.signal);
    expect(seen.at(-1)?.element).toBe(buttons[1]);
    // The grid scrolls by one: the first cell becomes the last, as virtual grids do.
    [8, 6, 7].forEach((at, index) => {
      const row = document.querySelectorAll<HTMLElement>('[role=row]')[index]!;
      row.setAttribute('aria-rowindex', String(index === 1 ? 7 : index === 2 ? 6 : at));
      row.style.transform = 'translateY(1px)';
    });
    await vi.waitFor(() => expect(seen.at(-1)?.element).toBe(buttons[2]), { timeout: 150, interval: 10 });
  });

  it(
    'searches less than a tenth as often as whoever asks at every change, and not at all for what is there',
    { timeout: 60_000 },
    async () => {
      show(crm('old'));
      const there = ['New lead', 'Delete', 'Share list', 'Import file'].map((name) => describe(button(name)));
      const gone = there.map((target) => ({ ...target, name: 'Nowhere', tag: 'x-none', role: 'x-none', icon: 'none' }));
      show(`${crm('new')}<div id="churn"></div>`);
      const whole = vi.spyOn(document, 'querySelectorAll');
      const passes = (): number => whole.mock.calls.filter(([selector]) => selector === '*').length;
      const churn = async (batches: number): Promise<number> => {
        const before = passes();
        for (let at = 0; at < batches; at += 1) {
          pick('#churn').append(document.createElement('i'));
          await new Promise((resolve) => setTimeout(resolve, 8));
        }
        return passes() - before;
      };
      for (const target of there) awaitTarget(target, document, () => undefined, ending.signal);
      expect(await churn(20)).toBe(0);
      const missing: (Found | null)[] = [];
      for (const target of gone) awaitTarget(target, document, (found) => missing.push(found), ending.signal);
      expect(missing).toEqual(gone.map(() => null));
      const searched = await churn(60);
      expect(searched).toBeGreaterThan(0);
      expect(searched).toBeLessThanOrEqual((60 * gone.length) / 10);
      // A page that is still is not searched at all.
      await new Promise((resolve) => setTimeout(resolve, 700));
      const before = passes();
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(passes()).toBe(before);
      whole.mockRestore();
    },
  );

  it('does nothing more once it is aborted', async () => {
    const seen = follow('Delete');
    ending.abort();
    show(crm('old'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen).toEqual([null]);
  });
});
