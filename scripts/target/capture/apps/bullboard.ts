import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ReleasedApp } from './app.ts';
import { queues, redis } from './queues.ts';

/** Its page is a template that its server fills in; the first releases want the address without its slash. */
const html = (folder: string): string => {
  const template = readFileSync(join(folder, 'index.ejs'), 'utf8');
  const basePath = template.includes('basePath %>/') ? '' : '/';
  const values: Record<string, string> = { basePath, title: 'Bull Dashboard', uiConfig: '{"locale":{"lng":"en-US"}}' };
  return template.replaceAll(/<%[=-] (\w+) %>/g, (_, name: string) => values[name] ?? '');
};
const show =
  (path: string, seen: string) =>
  async (page: Page): Promise<void> => {
    await page.goto(new URL(path, page.url()).href);
    await page.locator('main').getByText(seen).first().waitFor({ timeout: 8000 });
    await page.waitForTimeout(800);
  };

/** A board of queues: jobs in rows, with the same buttons in every row. */
export const bullboard: ReleasedApp = {
  name: 'bullboard',
  npm: '@bull-board/ui',
  root: 'dist',
  versions: ['3.1.0', '3.5.4', '3.10.7', '4.6.4', '5.0.1', '5.10.3', '5.21.7', '6.7.9', '6.21.3'],
  html,
  files: { 'api/queues': JSON.stringify(queues), 'api/redis/stats': JSON.stringify(redis) },
  states: {
    overview: show('/', 'Invoices'),
    latest: show('/queue/Mails', '#41'),
    failed: show('/queue/Mails?status=failed', '#41'),
    delayed: show('/queue/Mails?status=delayed', '#41'),
  },
  truth: `(element) => {
    const jobOf = (around) => {
      if (!around) return null;
      const numbers = new Set(around.textContent.match(/#\\d\\d/g));
      return numbers.size === 0 ? jobOf(around.parentElement) : numbers.size === 1 ? [...numbers][0] : null;
    };
    const text = element.textContent.trim();
    if (element.localName === 'a') {
      const { pathname, searchParams } = new URL(element.href || '.', location.origin);
      const [, page, queue, job] = pathname.split('/');
      if (element.closest('aside, nav')) return page === 'queue' ? 'menu ' + queue : null;
      if (/^(next|previous)/.test(element.parentElement.className)) return element.parentElement.className.match(/^[a-z]+/)[0];
      return page === 'queue' && !job && !queue.includes('=') ? 'main ' + queue + ' ' + searchParams.get('status') : null;
    }
    if (element.localName === 'button') {
      const does = element.closest('[data-title]')?.dataset.title ?? text;
      const job = element.closest('main') && jobOf(element);
      return job && does ? job + ' ' + does : null;
    }
    return /^#\\d\\d$/.test(text) && element.childElementCount === 0 ? text : null;
  }`,
  hidden: { attributes: ['id', 'href', 'rel', 'data-title'], classes: ['next', 'previous'] },
};
