import { describe as group, expect, it } from 'vitest';
import { Target } from '#lib/model/target.ts';
import { aroundOf, compareAround } from '#lib/target/around.ts';
import { compare } from '#lib/target/compare.ts';
import { describe } from '#lib/target/describe.ts';
import { readPage } from '#lib/target/page.ts';
import { Reader } from '#lib/target/signals.ts';
import type { Evidence } from '#lib/target/trust.ts';
import { pick, records, show } from './a-page.ts';

const tools = (...names: string[]): string =>
  `<main><div class="tools">${names.map((name) => `<span><button class="tool" id="${name}"><i>${name}</i></button></span>`).join('')}</div>
    <p>Nothing chosen</p></main>`;

/** What counting says of the element that is there now for a target described before. */
function counted(target: Target, selector: string): Evidence {
  const page = readPage(document);
  const element = pick(selector);
  const seen = new Reader(page, { hasRow: false }).read(page.elements.indexOf(element));
  return compareAround(target, { seen, evidence: compare(target, seen) }, element, page);
}

group('what is counted around an element', () => {
  it('is how many are built like it, its place in what holds it and others, and the size of that', () => {
    show(tools('cut', 'copy', 'paste'));
    const target = describe(pick('#copy'));
    expect(Target.parse(target)).toEqual(target);
    expect(target.around).toEqual({
      peers: 3,
      size: 3,
      places: [
        [1, 9],
        [0, 11],
      ],
    });
  });

  it('does not count what nobody sees', () => {
    show(tools('cut', 'copy', 'paste').replace('<span>', '<span hidden>'));
    const element = pick('#copy');
    expect(aroundOf({ ...describe(element) }, element, readPage(document))).toMatchObject({
      peers: 2,
      places: [
        [0, 9],
        [0, 11],
      ],
    });
  });

  it('says that all is as it was where nothing changed', () => {
    show(tools('cut', 'copy', 'paste'));
    const said = counted(describe(pick('#copy')), '#copy');
    expect(said).toMatchObject({ peersSame: 1, peersFewer: 0, lost: 0, seatAbove: 1, seatAboveRow: 0, converted: 0 });
    expect(said['intact']).toBeCloseTo(Math.log(12));
  });

  it('says that one is missing, whoever stands in its place now', () => {
    show(tools('cut', 'copy', 'paste'));
    const target = describe(pick('#copy'));
    show(tools('cut', 'copy all'));
    expect(counted(target, 'span:last-child button')).toMatchObject({
      peersSame: 0,
      peersFewer: 1,
      lost: 1,
      intact: 0,
    });
  });

  it('says nothing of that where more has changed', () => {
    show(tools('cut', 'copy', 'paste'));
    const target = describe(pick('#copy'));
    show(tools('cut', 'copy', 'paste', 'undo', 'redo'));
    expect(counted(target, '#copy')).toMatchObject({ peersSame: 0, peersFewer: 0, lost: 0, intact: 0 });
  });

  it('knows the place of a record apart from other places', () => {
    show(records(['Acme', 'Duck Ltd', 'Umbrella']));
    const target = describe(pick('tr:nth-child(2) td:nth-child(2)'));
    expect(target.row).toBeDefined();
    expect(counted(target, 'tr:nth-child(2) td:nth-child(2)')).toMatchObject({ seatAbove: 0, seatAboveRow: 1 });
    expect(counted(target, 'tr:nth-child(3) td:nth-child(2)')).toMatchObject({ seatAbove: 0, seatAboveRow: 0 });
  });

  it('knows a button from the field whose name it has', () => {
    show('<form><input placeholder="Search"></form>');
    const target = describe(pick('input'));
    show('<form><button>Search</button><a href="#">Help</a></form>');
    expect(counted(target, 'button')['converted']).toBe(1);
    show('<form><input type="search" placeholder="Search"></form>');
    expect(counted(target, 'input')['converted']).toBe(0);
  });

  it('gets by where a form hides who its children are, and where a root of its own holds it', () => {
    show('<main><form><input name="children"><button>Save</button></form><p>Nothing chosen</p></main>');
    expect(describe(pick('button')).around?.places).toEqual([]);
    show('<main><x-tools></x-tools><p>Nothing chosen</p></main>');
    pick('x-tools').attachShadow({ mode: 'open' }).innerHTML = '<button>Cut</button><button>Copy</button>';
    const copy = pick('x-tools').shadowRoot!.querySelectorAll('button')[1]!;
    expect(describe(copy).around).toMatchObject({
      peers: 2,
      places: [
        [1, 0],
        [0, 2],
      ],
    });
  });

  it('says nothing of one by another name, unless there was only one built like it', () => {
    show(tools('cut', 'copy', 'paste'));
    const target = describe(pick('#copy'));
    show(tools('ausschneiden', 'kopieren', 'einfügen'));
    expect(counted(target, '#kopieren')).toEqual({ converted: 0 });
    show(tools('copy'));
    const single = describe(pick('#copy'));
    show(tools('übertragen'));
    expect(counted(single, '#übertragen')).toMatchObject({ peersSame: 1, peersFewer: 0 });
  });

  it('says nothing of targets from before it was counted', () => {
    show(tools('cut', 'copy'));
    const { around: _, ...older } = describe(pick('#copy'));
    expect(counted(older, '#copy')).toEqual({ converted: 0 });
  });
});
