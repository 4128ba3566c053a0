import { afterEach, beforeEach, describe as group, expect, it, vi } from 'vitest';
import { describe } from '#lib/target/describe.ts';
import type { Found } from '#lib/target/find.ts';
import { awaitTarget } from '#lib/target/watch.ts';
import { button, crm, show } from './a-page.ts';

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

  it('does nothing more once it is aborted', async () => {
    const seen = follow('Delete');
    ending.abort();
    show(crm('old'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen).toEqual([null]);
  });
});
