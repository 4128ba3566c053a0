import { afterEach, beforeEach, describe as group, expect, it, vi } from 'vitest';
import { Target } from '#lib/model/target.ts';
import { describe } from '#lib/target/describe.ts';
import { isShown } from '#lib/target/dom.ts';
import { find, type Found } from '#lib/target/find.ts';
import { actionable, nameOf } from '#lib/target/name.ts';
import { readPage } from '#lib/target/page.ts';
import { awaitTarget } from '#lib/target/watch.ts';
import { aFrame, inside, loadAnew } from '#tests/fixtures/a-frame.ts';
import { button, crm, pick, records, show } from './a-page.ts';

const large = { width: 700, height: 400 };
const form = `<h2>Account</h2><label for="full">Full name</label><input id="full">
  <p id="hint">Forces a new password</p><button aria-describedby="hint">Lock account</button><button>Save</button>`;

let ending = new AbortController();
beforeEach(() => {
  ending = new AbortController();
  show('');
});
afterEach(() => ending.abort());

group('an element in a frame', () => {
  it('is described with the frames and shadow hosts around it, and found again in a page built anew', async () => {
    const build = async (hash: string) => {
      show(`${crm('old')}<x-shell></x-shell>`);
      const root = pick('x-shell').attachShadow({ mode: 'open' });
      const outer = await aFrame('<h1>Users</h1><div></div>', {
        ...large,
        into: root,
        name: 'cockpit1:localhost/users',
        title: 'User accounts',
        src: `/cockpit/$${hash}/users/index.html#/admin`,
      });
      return aFrame(form, { into: inside(outer, 'div'), id: 'work', class: 'pane css-1x8k3a' });
    };
    const first = await build('3fa94be017c9');
    const target = Target.parse(describe(inside(first, 'button')));
    expect(target.shadow).toEqual(['x-shell', 'iframe title=user_accounts src=users', 'iframe #work .pane']);
    expect(target.name).toBe('Lock account');
    expect(target.heading).toBe('account');
    const again = await build('99d0aa1b44ef');
    expect(find(target, document)?.element).toBe(inside(again, 'button'));
    expect(find(describe(inside(again, 'input')), document)?.element).toBe(inside(again, 'input'));
  });

  it('lies in pixels of the top document', async () => {
    show('<div style="height:1500px"></div>');
    const frame = await aFrame(form, { ...large, style: 'display:block;border:10px solid;margin-left:33px' });
    scrollTo(0, 1200);
    const box = inside(frame, 'button').getBoundingClientRect();
    const around = frame.getBoundingClientRect();
    const { place } = describe(inside(frame, 'button'));
    expect(place![0]).toBe(Math.round(around.left + 10 + box.left));
    expect(place![1]).toBe(Math.round(around.top + scrollY + 10 + box.top));
    scrollTo(0, 0);
  });

  it('is named and pressed as elsewhere', async () => {
    const pane = '<div tabindex="0" style="cursor:pointer"></div>';
    show(pane);
    const frame = await aFrame(
      '<span id="a">Due</span><input aria-labelledby="a"><button><b>Pay</b> now</button><a href="#p"><img alt="Print"></a><p>Text</p>',
      { ...large, into: pick('div') },
    );
    expect(nameOf(inside(frame, 'input'))).toBe('Due');
    expect(actionable(inside(frame, 'b'))).toBe(inside(frame, 'button'));
    expect(nameOf(inside(frame, 'button'))).toBe('Pay now');
    expect(nameOf(inside(frame, 'a'))).toBe('Print');
    expect(actionable(inside(frame, 'p'))).toBe(inside(frame, 'p'));
  });

  it('knows what the page around it calls the part that it lies in, and who else there goes by its name', async () => {
    show('<button>Save</button><main></main>');
    const frame = await aFrame(form, { ...large, into: pick('main') });
    const target = describe(inside(frame, 'button:last-of-type'));
    expect(target).toMatchObject({ name: 'Save', section: { role: 'main' }, namesakes: 1 });
  });

  it('keeps nothing of records, neither its own nor those that the frame is called by', async () => {
    const frame = await aFrame(records(['Ada Ltd', 'Bea Inc', 'Cid plc', 'Dee SA']), {
      ...large,
      name: 'acme-4711',
      title: 'Invoice 4711',
      src: '/customers/acme',
    });
    const target = describe(inside(frame, 'tbody tr:nth-child(2) a'));
    expect(JSON.stringify(target)).not.toMatch(/bea|acme|4711|invoice/i);
    expect(target.shadow).toEqual(['iframe src=customers']);
  });
});

group('what lies in frames', () => {
  it('is passed over where nobody sees the frame', async () => {
    const hidden = [
      'display:none',
      'visibility:hidden',
      'opacity:0',
      'width:1px;height:1px',
      'position:absolute;left:-9999px',
    ];
    for (const style of hidden) {
      const frame = await aFrame(form, { ...large, style });
      expect(readPage(document).elements, style).not.toContain(inside(frame, 'button'));
      expect(isFrameAround(frame), style).toBe(false);
      frame.remove();
    }
    const frame = await aFrame(form, large);
    expect(readPage(document).elements).toContain(inside(frame, 'button'));
    expect(isFrameAround(frame)).toBe(true);
  });
  const isFrameAround = (frame: HTMLIFrameElement) => isShown(inside(frame, 'button'));

  it('is found in the page that is shown, of several that are kept', async () => {
    const one = await aFrame(form, large);
    const target = describe(inside(one, 'button'));
    one.hidden = true;
    expect(find(target, document)).toBeNull();
    const two = await aFrame(form, large);
    expect(find(target, document)?.element).toBe(inside(two, 'button'));
    one.hidden = false;
    two.hidden = true;
    expect(find(target, document)?.element).toBe(inside(one, 'button'));
  });

  it('is another button on another page, though it is called the same', async () => {
    const accounts = await aFrame(form, { ...large, title: 'Accounts', src: '/accounts/index.html' });
    const target = describe(inside(accounts, 'button'));
    accounts.hidden = true;
    const storage = await aFrame(form, { ...large, title: 'Storage', src: '/storage/index.html' });
    expect(find(target, document)).toBeNull();
    storage.title = 'Accounts';
    expect(find(target, document)?.element).toBe(inside(storage, 'button'));
  });

  it('is not beside what lies around the frame, and changes nothing of how that is described', async () => {
    show(crm('old'));
    const before = describe(button('Import file'));
    const inputBefore = describe(pick('input'));
    const frame = await aFrame('<h2>Help</h2><p>Some words</p>', { width: 300, height: 50 });
    pick('[role="toolbar"]').before(frame);
    await new Promise((done) => frame.addEventListener('load', done, { once: true }));
    const known = ({ heading, before: words, after, ordinal, section }: Target) => ({
      heading,
      words,
      after,
      ordinal,
      section,
    });
    expect(known(describe(button('Import file')))).toEqual(known(before));
    expect(known(describe(pick('input')))).toEqual(known(inputBefore));
    const words = describe(inside(frame, 'p'));
    expect(words.before).toEqual(['help']);
    expect(words.after).toBeUndefined();
  });

  it('is not taken for what was recorded around it', async () => {
    show(crm('old'));
    const target = describe(button('New lead'));
    show(crm('old', { without: 'New lead' }));
    await aFrame('<h3>Other</h3><button>New lead</button>', large);
    expect(find(target, document)?.outcome).not.toBe('found');
  });
});

group('waiting for a target in a frame', () => {
  function follow(target: Target): (Found | null)[] {
    const seen: (Found | null)[] = [];
    awaitTarget(target, document, (found) => seen.push(found), ending.signal);
    return seen;
  }

  it('notices what comes in it, that it loads anew, and that it is hidden', async () => {
    const frame = await aFrame(form, large);
    const target = describe(inside(frame, 'button'));
    await loadAnew(frame, '<main></main>');
    const seen = follow(target);
    expect(seen).toEqual([null]);
    inside(frame, 'main').innerHTML = form;
    await vi.waitFor(() => expect(seen.at(-1)?.element).toBe(inside(frame, 'button')));
    await loadAnew(frame, '<main></main>');
    await vi.waitFor(() => expect(seen.at(-1)).toBeNull());
    await new Promise((done) => setTimeout(done, 600));
    await loadAnew(frame, form);
    await vi.waitFor(() => expect(seen.at(-1)?.element).toBe(inside(frame, 'button')));
    frame.style.visibility = 'hidden';
    await vi.waitFor(() => expect(seen.at(-1)).toBeNull());
  });

  it('notices what comes in a frame inside of a shadow root inside of a frame', async () => {
    const outer = await aFrame('<x-app></x-app>', large);
    const root = inside(outer, 'x-app').attachShadow({ mode: 'open' });
    const inner = await aFrame(form, { into: root });
    const target = describe(inside(inner, 'button'));
    expect(target.shadow).toEqual(['iframe', 'x-app', 'iframe']);
    await loadAnew(inner, '<main></main>');
    const seen = follow(target);
    await new Promise((done) => setTimeout(done, 600));
    expect(seen).toEqual([null]);
    await loadAnew(inner, form);
    await vi.waitFor(() => expect(seen.at(-1)?.element).toBe(inside(inner, 'button')));
  });

  it('listens to no frame for a target that was in none', async () => {
    show(crm('old'));
    const target = describe(button('New lead'));
    const frame = await aFrame('<main></main>', large);
    const observe = vi.spyOn(MutationObserver.prototype, 'observe');
    const listen = vi.spyOn(document, 'addEventListener');
    follow(target);
    expect(observe.mock.calls.map(([root]) => root)).toEqual([document]);
    expect(listen.mock.calls.map(([type]) => type)).not.toContain('load');
    vi.restoreAllMocks();
    frame.remove();
  });
});
