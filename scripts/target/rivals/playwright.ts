import type { Algorithm } from '../page/trial.ts';

/** What we use of the script that Playwright puts into a page. */
export interface Injected {
  generateSelector(element: Element, options: { testIdAttributeName: string }): { selector: string };
  parseSelector(selector: string): unknown;
  querySelectorAll(selector: unknown, root: Document): Element[];
  utils: {
    getAriaRole(element: Element): string | null;
    getElementAccessibleName(element: Element, includeHidden: boolean): string;
    normalizeWhiteSpace(text: string): string;
  };
}

/** What the script asks for when it is made, as Playwright fills it in for Chromium. */
export const injectedOptions = {
  isUnderTest: false,
  sdkLanguage: 'javascript',
  testIdAttributeName: 'data-testid',
  stableRafCount: 1,
  browserName: 'chromium',
  customEngines: [],
  shouldPrependErrorPrefix: false,
  inputFileRoleTextbox: false,
  isUtilityWorld: true,
};

/** `playwright codegen`: the one selector it would write down, strict when it is used. */
export function codeGenerator(injected: Injected): Algorithm {
  const { testIdAttributeName } = injectedOptions;
  return {
    describe: (element) => injected.generateSelector(element, { testIdAttributeName }).selector,
    find: (selector) => only(injected, selector as string),
  };
}

/** `getByRole(role, { name, exact: true })`, as a tester writes it by hand; what has no role or no name cannot be said. */
export function roleAndName(injected: Injected): Algorithm {
  return {
    describe: (element) => {
      const { role, name } = spokenOf(injected, element);
      return role && name ? `internal:role=${role}[name=${JSON.stringify(name)}s]` : null;
    },
    find: (selector) => only(injected, selector as string),
  };
}

export function spokenOf({ utils }: Injected, element: Element): { role: string | null; name: string } {
  const name = utils.normalizeWhiteSpace(utils.getElementAccessibleName(element, false) || '');
  return { role: utils.getAriaRole(element), name };
}

function only(injected: Injected, selector: string): { element: Element; isSure: boolean } | null {
  const [element, ...others] = injected.querySelectorAll(injected.parseSelector(selector), document);
  return element && others.length === 0 ? { element, isSure: true } : null;
}
