import { afterAll, beforeEach, describe as group, expect, it } from 'vitest';
import { Target } from '#lib/model/target.ts';
import { betterNeighbour } from '#lib/target/better-neighbour.ts';
import { describe } from '#lib/target/describe.ts';
import { strengthOf } from '#lib/target/strength.ts';
import { pick, show } from './a-page.ts';

beforeEach(() => show(''));
afterAll(() => show(''));

const icon = '<svg width="16" height="16"><path d="M3 3h9v9"></path></svg>';

function offerFor(selector: string) {
  const element = pick(selector);
  return betterNeighbour(element, describe(element), describe);
}

/** Records with a nameless menu under a head that says nothing. */
function menus(head = '<th>Name</th><th></th>', name = (text: string) => `<a href="/accounts/7">${text}</a>`): string {
  const row = (text: string) => `<tr><td>${name(text)}</td><td><button class="menu">${icon}</button></td></tr>`;
  return `<table><thead><tr>${head}</tr></thead><tbody>${['Acme', 'Borealis', 'Cyan', 'Dune'].map(row).join('')}</tbody></table>`;
}

group('a better neighbour', () => {
  it("of a row's nameless menu is the link that the record is called by, found by its column", () => {
    show(menus());
    const menu = pick('tr:nth-child(2) button');
    expect(strengthOf(describe(menu)), 'or there is nothing to better').toEqual({ grade: 'weak', reason: 'place' });
    const offer = betterNeighbour(menu, describe(menu), describe);
    expect(offer?.element).toBe(pick('tr:nth-child(2) a'));
    expect(Target.parse(offer?.target).row).toEqual({ kind: 'tr', index: 1, column: 'name' });
    expect(JSON.stringify(offer?.target)).not.toMatch(/acme|borealis/i);
  });

  it('is no name that cannot be pressed, and no button that does something else', () => {
    show(menus(undefined, (text) => `<b>${text}</b>`));
    expect(offerFor('tr:nth-child(2) button')).toBeNull();
    show(menus(undefined, () => '<button>Edit</button>'));
    expect(offerFor('tr:nth-child(2) button.menu')).toBeNull();
  });

  it('is no name that is found by its place only, too', () => {
    show(menus('<th></th><th></th>'));
    expect(offerFor('tr:nth-child(2) button')).toBeNull();
  });

  it('of an icon is what holds it and nothing else, by its test id', () => {
    show(
      `<span data-testid="export" style="display:inline-block"><button class="x">${icon}</button></span><p>Text</p>`,
    );
    const offer = offerFor('button.x');
    expect(offer?.element).toBe(pick('span'));
    expect(strengthOf(offer!.target).grade).toBe('strong');
  });

  it('is nothing that holds another thing to press', () => {
    show(
      `<span data-testid="export" style="display:inline-block"><button class="x">${icon}</button><i tabindex="0">x</i></span>`,
    );
    expect(offerFor('button.x')).toBeNull();
  });

  it('is nothing much larger than what was pressed', () => {
    show(`<div data-testid="export" style="padding:200px"><button class="x">${icon}</button></div>`);
    expect(offerFor('button.x')).toBeNull();
  });

  it('is what fills it, and nothing so small that a press beside it would not be heard', () => {
    const page = (width: number) => `<button class="x" style="padding:0;border:0;width:40px;height:40px">
      <svg data-testid="ExportIcon" width="${width}" height="${width}"><path d="M3 3h9v9"></path></svg></button>`;
    show(page(38));
    expect(offerFor('button.x')?.element).toBe(pick('svg'));
    show(page(16));
    expect(offerFor('button.x')).toBeNull();
  });

  it('is not asked for where the target is good as it is, nor where what was meant is a place in a picture', () => {
    show('<span data-testid="save" style="display:inline-block"><button>Save</button></span>');
    expect(offerFor('button')).toBeNull();
    show('<div data-testid="chart" style="display:inline-block"><canvas width="90" height="60"></canvas></div>');
    expect(offerFor('canvas')).toBeNull();
  });
});
