import type { Locator, Page } from '@playwright/test';

/** One thing that a person does in an application; what a recorder should make exactly one step of. */
export interface TaskAction {
  readonly name: string;
  run(page: Page): Promise<void>;
}

/**
 * Choose from a native list with the keyboard, as a hand does. Playwright's own `selectOption` sets the value by script,
 * and what a script does is not what a person did.
 */
export async function choose(list: Locator, label: string): Promise<void> {
  const chosen = (): Promise<string | undefined> =>
    list.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label);
  await list.focus();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    // As a hand does: no more letters than it takes. Over a second between two of them begins the search anew, which a
    // busy machine may need.
    for (const letter of label) {
      await list.press(letter === ' ' ? 'Space' : letter);
      await list.page().waitForTimeout(50);
      if ((await chosen()) === label) return;
    }
    await list.page().waitForTimeout(1500);
  }
  throw new Error(`Typing chose "${await chosen()}" instead of "${label}".`);
}

/** Until the page itself says that it is there: over BiDi, Firefox does not tell of addresses that a script sets. */
export async function untilAt(page: Page, address: RegExp): Promise<void> {
  await page.waitForFunction((source) => new RegExp(source).test(location.href), address.source);
}
