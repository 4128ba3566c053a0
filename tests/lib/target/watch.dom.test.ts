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

  it('does nothing more once it is aborted', async () => {
    const seen = follow('Delete');
    ending.abort();
    show(crm('old'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen).toEqual([null]);
  });
});
