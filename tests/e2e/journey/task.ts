import type { TaskAction } from '../../apps/tasks/task.ts';
import type { Locator, Page } from '@playwright/test';
import { recorderBar, stepCard, type Person } from './person.ts';

/** Do the task while the recorder looks on; each action must become exactly one step before the next is done. */
export async function recordTask(
  person: Person,
  actions: readonly TaskAction[],
  between: (done: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (const [i, action] of actions.entries()) {
    await action.run(person.page);
    const count = recorderBar(person.page).getByText(i === 0 ? '1 step' : `${i + 1} steps`, { exact: true });
    await count.waitFor().catch((error: unknown) => {
      throw new Error(`"${action.name}" did not become step ${i + 1}.`, { cause: error });
    });
    await between(i + 1);
  }
}

/** Follow the guide by really doing what each step says. `at` sees each step before it is done. */
export async function playTask(
  person: Person,
  actions: readonly TaskAction[],
  at: (number: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { page } = person;
  for (const [i, action] of actions.entries()) {
    const card = stepCard(page, i + 1);
    await card.waitFor().catch((error: unknown) => {
      throw new Error(`Step ${i + 1} ("${action.name}") never showed.`, { cause: error });
    });
    await page.locator('handrail-overlay .spotlight').first().waitFor();
    await at(i + 1);
    await action.run(page);
    await confirmTyping(page, card);
  }
  await page.getByRole('dialog', { name: 'Done' }).waitFor();
}

/** Nobody can hear that somebody has finished typing, so there the card has a Next. */
async function confirmTyping(page: Page, card: Locator): Promise<void> {
  const next = card.getByRole('button', { name: 'Next' });
  await page.waitForTimeout(100);
  if (await next.isVisible()) await next.click();
}
