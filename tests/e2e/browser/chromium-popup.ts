import { chromium } from '@playwright/test';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What Chromium says of a target; newer than Playwright's description of the protocol. */
interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly embedderData?: { readonly tabActive?: boolean };
}

/** Where Chromium writes the port that it chose to be debugged on. */
export function portFileOf(profile: string): string {
  return join(profile, 'DevToolsActivePort');
}

/**
 * Presses the extension's button for the tab of this page, which also grants `activeTab` as a person's press does.
 * A client sees only the popups that were open when it connected, so each popup gets a client of its own.
 */
export async function openRealPopup(profile: string, page: Page, address: string): Promise<Page> {
  await page.bringToFront();
  return clientOf(profile, address, (session) => pressButton(session, page.url(), address));
}

/** The popup that the extension opened by itself, once it is there: it may have to wait for the store first. */
export async function popupThatOpened(profile: string, address: string): Promise<Page> {
  return clientOf(profile, address, (session) => newPopup(session, address, new Set(), 60_000));
}

async function clientOf(
  profile: string,
  address: string,
  find: (session: CDPSession) => Promise<string>,
): Promise<Page> {
  const port = (await readFile(portFileOf(profile), 'utf8')).split('\n')[0];
  const connect = (): Promise<Browser> => chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const controller = await connect();
  let popupId: string;
  try {
    popupId = await find(await controller.newBrowserCDPSession());
  } finally {
    await controller.close();
  }

  const client = await connect();
  const popup = await findPage(client, address, popupId);
  if (!popup) {
    await client.close();
    throw new Error('The popup closed itself before it could be used.');
  }
  popup.once('close', () => void client.close());
  await popup.waitForLoadState('load');
  return popup;
}

/** The target of the popup that opens; a page with the same address may be open in a tab and is not meant. */
async function pressButton(session: CDPSession, url: string, address: string): Promise<string> {
  const before = await targets(session);
  const inFront = before.filter((target) => target.type === 'tab' && target.url === url);
  // Where several windows show this address, any of them is as good as the other.
  const tab = inFront.find((candidate) => candidate.embedderData?.tabActive) ?? inFront[0];
  if (!tab) throw new Error(`Chromium shows no tab with ${url}.`);
  await send(session, 'Extensions.triggerAction', { id: new URL(address).host, targetId: tab.targetId });

  return newPopup(session, address, new Set(before.map((target) => target.targetId)));
}

async function newPopup(
  session: CDPSession,
  address: string,
  known: ReadonlySet<string>,
  withinMs = 10_000,
): Promise<string> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await pause(20)) {
    const opened = (await targets(session)).filter((target) => target.type === 'page' && !known.has(target.targetId));
    const popup = opened.find((target) => target.url.startsWith(address));
    if (popup) return popup.targetId;
  }
  throw new Error(`Chromium opened no popup within ${withinMs / 1000} s. Is one open already?`);
}

async function findPage(client: Browser, address: string, targetId: string): Promise<Page | undefined> {
  for (const page of client.contexts().flatMap((context) => context.pages())) {
    if (!page.url().startsWith(address)) continue;
    const session = await page.context().newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    if (targetInfo.targetId === targetId) return page;
  }
  return undefined;
}

async function targets(session: CDPSession): Promise<Target[]> {
  const answer = (await send(session, 'Target.getTargets', { filter: [{}] })) as { targetInfos: Target[] };
  return answer.targetInfos;
}

function send(session: CDPSession, method: string, parameters: object): Promise<unknown> {
  return (session.send as (method: string, parameters: object) => Promise<unknown>).call(session, method, parameters);
}
