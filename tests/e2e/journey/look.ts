import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from '../on-sqlpad.ts';

/** Pictures in light, dark, at 200 % and in a narrow window, where nothing runs out, and what axe says of light and dark. */
export async function look(page: Page, name: string, within?: string): Promise<void> {
  const size = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(100);
    await page.screenshot({ path: test.info().outputPath(`${name}-${colorScheme}.png`) });
    // One page at a time: axe's usual way opens another tab for its results. (It brings types of a newer Playwright.)
    const axe = new AxeBuilder({ page: page as never }).setLegacyMode();
    const { violations } = await (within ? axe.include(within) : axe).analyze();
    expect(violations.map(({ id, nodes }) => `${name} ${colorScheme}: ${id} ${nodes[0]?.html}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (!size || name === 'popup') return;
  for (const [kind, width, height] of [
    ['zoomed', 640, 400],
    ['narrow', 320, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(200);
    await page.screenshot({ path: test.info().outputPath(`${name}-${kind}.png`) });
    if (within) continue;
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(Math.max(0, tooWide), `${name} ${kind} runs out of the window`).toBe(0);
  }
  await page.setViewportSize(size);
}
