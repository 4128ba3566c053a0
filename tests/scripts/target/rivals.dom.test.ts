import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownRivals } from '../../../scripts/target/rivals/own.ts';
import { absolutePath, onlyAt, pathFromId } from '../../../scripts/target/rivals/paths.ts';
import { codeGenerator, roleAndName, type Injected } from '../../../scripts/target/rivals/playwright.ts';
import { recorder } from '../../../scripts/target/rivals/recorder.ts';
import { robula, robustPath } from '../../../scripts/target/rivals/robula.ts';
import { optimised, published, similo } from '../../../scripts/target/rivals/similo.ts';

/** Playwright's script is fetched for the benchmark only; here, roles and names are as simple as these pages. */
const roles: Record<string, string> = { BUTTON: 'button', A: 'link', MAIN: 'main', H1: 'heading', INPUT: 'textbox' };
const injected: Injected = {
  generateSelector: (element) => ({ selector: `css=${element.localName}` }),
  parseSelector: (selector) => {
    const [, role, name] = /^internal:role=(\w+)\[name="(.*)"s\]$/.exec(selector) ?? [];
    return role ? { role, name } : { css: selector.slice('css='.length) };
  },
  querySelectorAll: (parsed, root) => {
    const { css = '*', role, name } = parsed as { css?: string; role?: string; name?: string };
    return [...root.querySelectorAll(css)].filter(
      (one) => !role || (roles[one.tagName] === role && injected.utils.getElementAccessibleName(one, false) === name),
    );
  },
  utils: {
    getAriaRole: (element) => roles[element.tagName] ?? null,
    getElementAccessibleName: (element) =>
      element.getAttribute('aria-label') ?? (/^(BUTTON|A|H1)$/.test(element.tagName) ? element.textContent! : ''),
    normalizeWhiteSpace: (text) => text.replace(/\s+/g, ' ').trim(),
  },
};
const devTools = recorder(injected);
const the = (css: string): Element => document.querySelector(css)!;
const show = (html: string): void => {
  document.body.innerHTML = html;
};

let before = '';
beforeEach(() => (before = document.body.innerHTML));
afterEach(() => show(before));

describe('Playwright', () => {
  test('finds what its selector selects alone, and nothing where there are two', () => {
    show('<main><button>Save</button></main>');
    const { describe: remember, find } = codeGenerator(injected);
    const selector = remember(the('button'));
    expect(find(selector)).toEqual({ element: the('button'), isSure: true });
    show('<button>Save</button><button>Cancel</button>');
    expect(find(selector)).toBeNull();
  });

  test('by role and name has nothing to say of what has no role or no name', () => {
    show('<main><button>Save  all</button><input><div>Save</div></main>');
    const { describe: remember, find } = roleAndName(injected);
    expect(['button', 'input', 'div'].map((css) => remember(the(css)))).toEqual([
      'internal:role=button[name="Save all"s]',
      null,
      null,
    ]);
    show('<button>Save all</button>');
    expect(find('internal:role=button[name="Save all"s]')?.element).toBe(the('button'));
  });
});

describe('the DevTools Recorder', () => {
  test('writes one selector of each family', () => {
    show('<main><p>Text</p><button id="save">Save</button></main>');
    expect(devTools.describe(the('#save'))).toEqual([
      ['aria/Save'],
      ['#save'],
      ['xpath///*[@id="save"]'],
      ['pierce/#save'],
      ['text/Save'],
    ]);
  });

  test('prefers an attribute made for tests to an id, and tells siblings apart by class or place', () => {
    show(
      `<ul data-testid="list"><li class="all one"><i></i></li><li class="all"><b></b></li><li class="all"><b></b></li></ul>`,
    );
    const cssOf = (css: string): string =>
      (devTools.describe(the(css)) as string[][]).find(([one]) => !one!.includes('/'))![0]!;
    expect(cssOf('ul')).toBe("[data-testid='list']");
    expect(cssOf('.one')).toBe('li.one');
    expect(cssOf('li:nth-of-type(3) b')).toBe('li:nth-of-type(3) > b');
  });

  test('leads to what has no name of its own from what has one', () => {
    show('<button>Save<i></i></button><button>Open<i></i></button>');
    expect(devTools.describe(the('button:nth-of-type(2) i'))).toContainEqual(['aria/Open', 'aria/[role="generic"]']);
  });

  test('keeps as much of a long text as it takes, and nothing of a very long one', () => {
    show(`<p>A first sentence of some length</p><p>A first sentence of other length</p><p>${'long '.repeat(20)}</p>`);
    expect(devTools.describe(the('p:nth-of-type(2)'))).toContainEqual(['text/A first sentence of o']);
    expect(JSON.stringify(devTools.describe(the('p:nth-of-type(3)')))).not.toContain('text/');
  });

  test('replays by the first family that still selects something, right or wrong', () => {
    show('<main><button class="a">Save</button><button class="b">Open</button></main>');
    const selectors = devTools.describe(the('.b'));
    show('<main><button class="b">Write</button><button class="c">Open</button></main>');
    expect(devTools.find(selectors)?.element).toBe(the('.c'));
    show('<main><button class="b">Write</button><button class="c">Read</button></main>');
    expect(devTools.find(selectors)?.element).toBe(the('.b'));
    show('<main></main>');
    expect(devTools.find(selectors)).toBeNull();
  });

  test('passes over what is hidden', () => {
    show('<main><button id="save">Save</button></main>');
    const selectors = devTools.describe(the('#save'));
    show('<main><div id="save" hidden></div><button>Save now</button></main>');
    expect(devTools.find(selectors)?.element).toBe(the('button'));
  });

  test('leads into open shadow roots', () => {
    const shadowed = (): Element => {
      show('<x-card><span>Light</span></x-card><x-card></x-card>');
      const root = the('x-card:nth-of-type(2)').attachShadow({ mode: 'open' });
      root.innerHTML = '<em></em><em><u>Deep inside a root</u></em>';
      return root.querySelector('u')!;
    };
    const selectors = devTools.describe(shadowed()) as string[][];
    expect(selectors).toContainEqual(['x-card:nth-of-type(2)', 'u']);
    expect(selectors).toContainEqual(['pierce/u']);
    expect(selectors).toContainEqual(['text/Deep inside ']);
    const again = shadowed();
    for (const selector of selectors) expect(devTools.find([selector])?.element).toBe(again);
  });
});

describe('Robula+', () => {
  test('takes the first of its steps that is enough', () => {
    show(`<main><section id="one"><p class="a">Alpha</p><p class="a">Beta</p></section>
      <section><i class="a" title="t" name="n"></i><i class="a" title="u" href="h"></i><i class="b" title="u"></i></section></main>`);
    expect([...document.querySelectorAll('main, #one, p, i')].map((element) => robula.describe(element))).toEqual([
      '//main',
      '//*[@id="one"]',
      '//*[contains(text(), "Alpha")]',
      '//*[contains(text(), "Beta")]',
      '//*[@name="n"]',
      '//*[@class="a" and @title="u"]',
      '//*[@class="b"]',
    ]);
  });

  test('goes outwards where the element says too little, and never by what does not last', () => {
    show(
      '<main><nav><a href="1"></a></nav><nav><a href="2"></a><a href="3"></a></nav><nav><a href="4"></a></nav></main>',
    );
    for (const element of document.querySelectorAll('a')) {
      const xpath = robula.describe(element);
      expect(xpath).not.toContain('href');
      expect(robula.find(xpath)?.element).toBe(element);
    }
    const xpath = robula.describe(the('nav:nth-of-type(3) a'));
    show('<main></main>');
    expect(robula.find(xpath)).toBeNull();
  });

  test('gives up at its limit, and then the absolute path must do', () => {
    show('<main><p></p></main>');
    expect(robustPath(the('p'), () => false)).toBeNull();
    let tries = 0;
    show(`<main ${Array.from({ length: 20 }, (_, at) => `data-${at}="x"`).join(' ')}></main>`.repeat(2));
    expect(robustPath(the('main'), () => tries++ < 0)).toBeNull();
    expect(tries).toBe(3000);
  });

  test('sees no shadow roots', () => {
    show('<x-card></x-card>');
    the('x-card').attachShadow({ mode: 'open' }).innerHTML = '<u id="deep"></u>';
    expect(robula.describe(the('x-card').shadowRoot!.querySelector('u')!)).toBeNull();
  });
});

describe('Similo', () => {
  const page = (label: string): string =>
    `<main><label>Name</label><input name="name"><button class="primary">${label}</button><button>Cancel</button></main>`;

  test.each([
    ['published', published],
    ['optimised', optimised],
  ])('%s finds what changed a little, and something else where it is gone', (_, weighed) => {
    const { describe: remember, find } = similo(weighed);
    show(page('Save'));
    const look = JSON.parse(JSON.stringify(remember(the('.primary')))) as unknown;
    show(`<header>New</header>${page('Save all')}`);
    expect(find(look)).toEqual({ element: the('.primary'), isSure: true });
    the('.primary').remove();
    expect(find(look)?.element).toBe(the('button'));
  });

  test('remembers the texts around a small element, and none of a large one', () => {
    show(page('Save'));
    const { describe: remember } = similo(published);
    expect(remember(the('.primary'))).toMatchObject({
      text: 'Save',
      around: expect.stringContaining('Cancel') as string,
    });
    show(`<div style="height:200px">${page('Save')}</div>`);
    expect(remember(the('div'))).toMatchObject({ around: '' });
  });
});

test.each(Object.entries(ownRivals(injected)))(
  '%s finds again what did not change',
  (_, { describe: remember, find }) => {
    show('<main><h1>Files</h1><p>Text</p><button>Save</button></main>');
    const description = JSON.parse(JSON.stringify(remember(the('button')))) as unknown;
    expect(find(description)).toEqual({ element: the('button'), isSure: true });
  },
);

test('paths lead back to their element', () => {
  show('<main id="m"><svg><g></g><g></g></svg><p></p><p></p></main>');
  for (const element of document.querySelectorAll('main *')) {
    expect(onlyAt(absolutePath(element))).toBe(element);
    expect(onlyAt(pathFromId(element))).toBe(element);
  }
  expect(pathFromId(the('p:nth-of-type(2)'))).toBe('//*[@id="m"]/p[2]');
});
