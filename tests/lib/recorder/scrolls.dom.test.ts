import { describe, expect, test } from 'vitest';
import { userEvent, page } from 'vitest/browser';
import { watchScrolls } from '#lib/recorder/scrolls.ts';
import { describe as describeElement } from '#lib/target/describe.ts';
import { find } from '#lib/target/find.ts';
import { aRecordedPage } from '#tests/fixtures/a-recorded-page.ts';
import { aVirtualList, reports } from '#tests/fixtures/a-virtual-list.ts';

const recorded = aRecordedPage();

function show(isRecycling = false): HTMLElement {
  recorded.show('<h1>Office</h1><button>Filter</button><section aria-label="Reports"></section>');
  const pane = aVirtualList(reports, isRecycling);
  document.querySelector('section')!.append(pane);
  return pane;
}
const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
async function scroll(place: Element, top: number): Promise<void> {
  place.scrollTop = top;
  await frames();
  await frames();
}
const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }));
const scrolled = () => recorded.steps.map(({ scroll }) => scroll?.title ?? null);

describe('scrolling', () => {
  test.each([false, true])('that brought what is pressed into the page is told (cells used again: %s)', async (is) => {
    const pane = show(is);
    await scroll(pane, 1200);
    await scroll(pane, 2880);
    await press(reports[121]!);
    expect(recorded.told()).toEqual([`click: Click **${reports[121]}**`]);
    expect(scrolled()).toEqual([`Scroll down in **Reports** until you see **${reports[121]}**`]);
    const target = recorded.steps[0]!.scroll!.target!;
    expect(JSON.stringify(target)).not.toMatch(/repairs|Regional/);
    expect(find(target, document)?.element).toBe(pane);
  });

  test.each(['', 'Ours'])('in one of two lists says nothing of what is in either (%s)', async (label) => {
    const pane = show();
    const other = pane.cloneNode(true) as HTMLElement;
    other.firstElementChild!.innerHTML = '<i>Open</i><i>Mine</i><i>Late</i><i>Kim Fox</i>';
    pane.after(other);
    if (label) pane.setAttribute('aria-label', label);
    await scroll(pane, 2880);
    await press(reports[121]!);
    const target = recorded.steps[0]!.scroll!.target!;
    expect(target.lookalikes).not.toEqual([]);
    expect(JSON.stringify(target)).not.toMatch(/kim/i);
  });

  test.each([false, true])('to what was there already leaves nothing (cells used again: %s)', async (is) => {
    const pane = show(is);
    await scroll(pane, 1440);
    await scroll(pane, 0);
    await press(reports[3]!);
    await scroll(pane, 24);
    await press('Filter');
    await press(reports[5]!);
    expect(scrolled()).toEqual([null, null, null]);
  });

  test('is told once, and upwards as well', async () => {
    const pane = show();
    await scroll(pane, 2880);
    await press(reports[121]!);
    await press(reports[122]!);
    await scroll(pane, 0);
    await press(reports[2]!);
    expect(scrolled()).toEqual([
      `Scroll down in **Reports** until you see **${reports[121]}**`,
      null,
      `Scroll in **Reports** until you see **${reports[2]}**`,
    ]);
  });

  test('claims no way down to what was come to from below, whether the page went there first or somebody before', async () => {
    const pane = show();
    await scroll(pane, 3600);
    await scroll(pane, 1200);
    await press(reports[51]!);
    expect(scrolled()).toEqual([`Scroll in **Reports** until you see **${reports[51]}**`]);
    await scroll(pane, 3600);
    const { broughtBy } = watchScrolls(document, recorded.life.signal);
    await scroll(pane, 1200);
    expect(broughtBy(page.getByRole('button', { name: reports[51]!, exact: true }).element())).toEqual({
      place: pane,
      isDown: false,
    });
  });

  test('leads to the better neighbour as well', async () => {
    const pane = show();
    await scroll(pane, 2880);
    await press(reports[121]!);
    const [element] = recorded.elements;
    const neighbour = element!.nextElementSibling!;
    const step = recorded.retell(recorded.steps[0]!, { element: neighbour, target: describeElement(neighbour) });
    expect(step.scroll?.title).toBe(`Scroll down in **Reports** until you see **${reports[122]}**`);
  });

  test('of an endless page has no part of it to show', async () => {
    recorded.show('<main></main>');
    const main = document.querySelector('main')!;
    const more = () => main.insertAdjacentHTML('beforeend', '<p style="height: 2000px">More</p><button>Older</button>');
    more();
    addEventListener('scroll', () => requestAnimationFrame(() => main.childElementCount < 4 && more()), {
      signal: recorded.life.signal,
    });
    await scroll(document.documentElement, 1800);
    main.querySelectorAll('button')[1]!.textContent = 'Oldest';
    await press('Oldest');
    expect(recorded.steps[0]!.scroll).toEqual({ title: 'Scroll down until you see **Oldest**', target: null });
    scrollTo(0, 0);
  });

  test('in a page that holds all of it is nothing to tell, even where more comes by other ways', async () => {
    recorded.show(
      `<div id="pane" style="height: 200px; overflow: auto">${reports.map((name) => `<p><button>${name}</button></p>`).join('')}</div>`,
    );
    await scroll(document.querySelector('#pane')!, 3000);
    document.querySelector('#pane')!.insertAdjacentHTML('beforebegin', '<button>Late</button>');
    await press(reports[110]!);
    await scroll(document.querySelector('#pane')!, 6000);
    await press('Late');
    expect(scrolled()).toEqual([null, null]);
  });

  test('to an entry that is data is part of finding that entry', async () => {
    const pane = show();
    for (const button of pane.querySelectorAll('button')) button.remove();
    pane.firstElementChild!.innerHTML = '';
    await scroll(pane, 2880);
    pane.firstElementChild!.innerHTML = reports
      .slice(120, 124)
      .map(
        (name, at) =>
          `<div role="row" style="position:absolute;top:${2880 + at * 24}px"><span role="cell">${name}</span></div>`,
      )
      .join('');
    await userEvent.click(page.getByText(reports[121]!));
    expect(recorded.told()).toEqual(['click: Click the entry you need']);
    expect(scrolled()).toEqual([null]);
  });
});
