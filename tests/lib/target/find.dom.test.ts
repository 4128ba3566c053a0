import { beforeEach, describe as group, expect, it } from 'vitest';
import { describe } from '#lib/target/describe.ts';
import { find } from '#lib/target/find.ts';
import { button, crm, pick, records, show } from './a-page.ts';

beforeEach(() => show(''));

group('finding an element again', () => {
  it('survives a release that rebuilds all ids and classes', () => {
    show(crm('old'));
    const target = describe(button('New lead'));
    show(crm('new'));
    expect(find(target, document)).toMatchObject({ element: button('New lead'), outcome: 'found' });
  });

  it('follows an element that moved to another part of the page', () => {
    show(crm('old'));
    const target = describe(button('Import file'));
    show(crm('new'));
    pick('form').append(button('Import file'));
    expect(find(target, document)?.element).toBe(button('Import file'));
  });

  it('knows a renamed element by its surroundings', () => {
    show(crm('old'));
    const target = describe(button('New lead'));
    show(crm('old', { renamed: { 'New lead': 'Add lead' } }));
    expect(find(target, document)?.element).toBe(button('Add lead'));
  });

  it('says so when the element was removed, however alike its neighbours are', () => {
    for (const name of ['New lead', 'Import file', 'Delete', 'Share list']) {
      show(crm('old'));
      const target = describe(button(name));
      show(crm('new', { without: name }));
      expect(find(target, document), name).toBeNull();
    }
  });

  it('ignores the twin in a tab that is kept but hidden', () => {
    show(crm('old'));
    const target = describe(button('Delete'));
    show(`<div style="display:none">${crm('old')}</div><div id="shown">${crm('old')}</div>`);
    expect(pick('#shown').contains(find(target, document)?.element ?? null)).toBe(true);
  });

  it('is not fooled by a unique hook that now names something else', () => {
    show('<h1>Case</h1><button data-testid="save">Save case</button><button>Close case</button>');
    const target = describe(pick('[data-testid]'));
    show('<h1>Case</h1><button>Save case</button><button data-testid="save">Close case</button>');
    expect(find(target, document)?.element).not.toBe(pick('[data-testid]'));
  });

  it('finds the button of the same row, not of another', () => {
    show(records(['Acme', 'Borealis', 'Cyan', 'Dune']));
    const target = describe(pick('tbody tr:nth-child(3) button'));
    show(records(['Else', 'Wholly', 'Other', 'Names']));
    expect(find(target, document)?.element).toBe(pick('tbody tr:nth-child(3) button'));
  });

  it('finds the record in the same place, whatever it is called now', () => {
    show(records(['Acme', 'Borealis', 'Cyan', 'Dune']));
    const target = describe(pick('tbody tr:nth-child(1) a'));
    show(records(['Else', 'Wholly', 'Other', 'Names']));
    expect(find(target, document)?.element).toBe(pick('tbody tr:nth-child(1) a'));
  });

  it('looks into open shadow roots, where ids repeat', () => {
    const build = () => {
      show('<x-card id="one"></x-card><x-card id="two"></x-card>');
      for (const [host, name] of [
        ['#one', 'Publish'],
        ['#two', 'Discard'],
      ] as const) {
        pick(host).attachShadow({ mode: 'open' }).innerHTML =
          `<div class="box"><button id="button">${name}</button></div>`;
      }
    };
    build();
    const target = describe(pick('button', pick('#two').shadowRoot!));
    build();
    expect(find(target, document)?.element).toBe(pick('button', pick('#two').shadowRoot!));
  });

  group('of buttons that show what the page hands into them', () => {
    const build = (...names: string[]): HTMLElement[] => {
      show(names.map((name) => `<x-button>${name}</x-button>`).join(''));
      const hosts = [...document.querySelectorAll('x-button')];
      return hosts.map((host) => {
        const root = host.attachShadow({ mode: 'open' });
        root.innerHTML = '<button><slot></slot></button>';
        return pick('button', root);
      });
    };

    it('finds the one of that name', () => {
      const target = describe(build('Back', 'Save', 'Close')[1]!);
      expect(target.name).toBe('Save');
      const [save] = build('Save', 'Close', 'Back');
      expect(find(target, document)?.element).toBe(save);
    });

    it('finds again what was remembered without its name', () => {
      const { name: _, ...target } = describe(build('Back', 'Save', 'Close')[1]!);
      const older = { ...target, ordinal: { index: 1, of: 3 } };
      const [, save] = build('Back', 'Save', 'Close');
      expect(find(older, document)).toMatchObject({ element: save, outcome: 'found' });
    });
  });

  it('never throws where a form shadows its own properties', () => {
    const clobbered = [
      'id',
      'parentNode',
      'children',
      'getAttribute',
      'localName',
      'firstChild',
      'textContent',
      'contains',
      'checkVisibility',
    ]
      .map((name) => `<input name="${name}" aria-label="Field ${name}">`)
      .join('');
    show(`<form>${clobbered}<button>Send order</button></form><button>Send later</button>`);
    const target = describe(button('Send order'));
    expect(find(target, document)?.element).toBe(button('Send order'));
    expect(() => describe(pick('form'))).not.toThrow();
    button('Send order').remove();
    expect(find(target, document)).toBeNull();
  });

  it('is quick on a page of 10 000 nodes', () => {
    const rows = Array.from(
      { length: 1_650 },
      (_, index) => `<li class="row"><span>Item</span><b>${index}</b><p><i>x</i> more</p></li>`,
    );
    show(`${crm('old')}<ul>${rows.join('')}</ul>`);
    const target = describe(button('Share list'));
    delete target.hooks;
    const time = (work: () => void): number => {
      const startedAt = performance.now();
      work();
      return performance.now() - startedAt;
    };
    // Machines differ and are busy; how long the browser itself takes for a plain look is measured in turn.
    const plainly = (): number =>
      [...document.querySelectorAll('*')].filter((one) => one.checkVisibility() && one.textContent?.trim()).length;
    const ratios = Array.from({ length: 15 }, () => {
      const plain = time(plainly);
      return time(() => expect(find(target, document)?.element).toBe(button('Share list'))) / plain;
    });
    const median = ratios.sort((one, other) => one - other)[7]!;
    console.info(`find at ${document.querySelectorAll('*').length} nodes: ${median.toFixed(1)} plain looks`);
    expect(median).toBeLessThan(3);
  });
});

group('a page or a target that is odd', () => {
  it('is answered with nothing, and never with an error', () => {
    show(crm('old'));
    const target = { ...describe(button('New lead')), hooks: { '1 is no [name': 'x' } };
    expect(find(target, document)).toBeNull();
  });
});
