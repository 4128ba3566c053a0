import { launchChromium } from '../browser/chromium.ts';
import { built } from '../built.ts';
import { join, type Person } from './person.ts';

/** Somebody with a browser of their own opens an application and joins the workspace by a link. */
export async function arrive(name: string, app: string, link: string): Promise<Person> {
  const browser = await launchChromium({ extension: built.chromium });
  const page = await browser.context.newPage();
  await page.goto(app);
  const person = { name, browser, page };
  await join(person, link);
  return person;
}
