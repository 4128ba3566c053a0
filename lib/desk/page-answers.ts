import { dataUrlOf } from '#lib/exchange/picture-types.ts';
import type { Answers } from '#lib/messages/answer.ts';
import { tell } from '#lib/messages/notices.ts';
import type { Entry } from '#lib/model/guide.ts';
import { languagesAs } from '#lib/model/language.ts';
import { guideNow } from '#lib/model/moved.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { addressToStart, isOnPage, pagesOfStep } from '#lib/model/step-page.ts';
import type { PlayableGuide, RunView } from '#lib/model/playable.ts';
import { Problem } from '#lib/model/problem.ts';
import { browser } from '#lib/platform/browser.ts';
import { readShownAt } from '#lib/reading/audience.ts';
import { isFlagSent, raiseFlag, withdrawFlag } from '#lib/reading/flags.ts';
import { tellLabel, wordsIn } from '#lib/reading/labels.ts';
import { toPlayable } from '#lib/reading/playable.ts';
import { carryRun, endRun, moveRun, openRuns, placeIn, runIn, startRun } from '#lib/reading/runs.ts';
import { runScript } from '#lib/sites/scripts.ts';
import { isEnabledAt, readSites } from '#lib/sites/sites.ts';
import { readFlagsOf, readLabelsOf, readMoves, readNames, readOne } from '#lib/store/read.ts';
import { readBody } from '#lib/sync/bodies.ts';
import { storeApi } from '#lib/sync/store-api.ts';
import { toImage } from '#lib/wireframe/to-image.ts';
import type { StoredRun } from '#lib/store/device.ts';
import type { Desk } from './desk.ts';
import { wayTo } from './tabs.ts';

/** Nobody waits longer than that to be thanked for a report. */
const sentSoonMs = 1_500;

type PageMessages =
  | 'page:needs'
  | 'page:start'
  | 'page:count'
  | 'page:view'
  | 'run:move'
  | 'run:end'
  | 'picture:get'
  | 'flag:raise'
  | 'flag:withdraw'
  | 'label:tell'
  | 'guide:play';

/** What a reader's page asks: what to show, where the reader is, and what is wrong with it. */
export function pageAnswers({ device, session, sync, refreshPages }: Desk): Pick<Answers, PageMessages> {
  const playable = async (entry: Entry, from: 'device' | 'anywhere' = 'anywhere'): Promise<PlayableGuide> => {
    const { me, storeUrl, token } = await session();
    const [guide, flags, labels, names, moves] = await Promise.all([
      readBody(device, from === 'device' ? null : storeApi({ storeUrl, token }), entry),
      readFlagsOf(device, entry.id),
      readLabelsOf(device, entry.id),
      readNames(device),
      readMoves(device),
    ]);
    const authorName = names.get(entry.authorId) ?? 'a colleague';
    return toPlayable(guideNow(guide, moves), {
      authorName,
      flags,
      labels,
      readerId: me.id,
      spoken: await spokenHere(),
    });
  };
  const readTips = async (tips: Entry[], from: 'device' | 'anywhere'): Promise<PlayableGuide[]> => {
    const read = await Promise.allSettled(tips.map((tip) => playable(tip, from)));
    return read.flatMap((tip) => (tip.status === 'fulfilled' ? [tip.value] : []));
  };
  /** Once there are more than these, the page looks again. */
  const fetchTips = async (tips: Entry[], known: PlayableGuide[], tabId: number): Promise<void> => {
    if ((await readTips(tips, 'anywhere')).length > known.length) await tell(tabId, { notice: 'page:changed' });
  };
  /**
   * A tab that was opened from the one where a guide runs takes it over, if its step belongs here and not there: the
   * reader pressed what opens a new tab. The other way round, too.
   */
  const followed = async (tabId: number, url: string): Promise<StoredRun | null> => {
    for (const run of await openRuns(device)) {
      const way = await wayTo(run, tabId);
      const guide = way && (await readPlayable(run).catch(nullIfProblem));
      if (!way || !guide) continue;
      const pages = pagesOfStep(guide, placeIn(guide, run).index);
      if (!isOnPage(pages, url)) continue;
      const { url: there = '' } = await browser.tabs.get(run.tabId).catch(() => ({ url: '' }));
      if (isOnPage(pages, there)) continue;
      await carryRun(device, run.id, tabId, way);
      await tell(run.tabId, { notice: 'page:changed' });
      return { ...run, tabId };
    }
    return null;
  };
  const runView = async (tabId: number, url: string): Promise<RunView | null> => {
    const run = (await runIn(device, tabId)) ?? (await followed(tabId, url));
    // A guide that cannot be read now must not take with it what else there is to show.
    const guide = run && (await readPlayable(run).catch(nullIfProblem));
    return guide ? { id: run.id, guide, ...placeIn(guide, run) } : null;
  };
  /** A working copy plays, too, for its author: that is the preview of what readers will have. */
  const readPlayable = async ({
    guideId,
    isDraft = false,
  }: Pick<StoredRun, 'guideId' | 'isDraft'>): Promise<PlayableGuide | null> => {
    const entry = isDraft ? null : await readOne(device, 'entry', guideId);
    if (entry) return playable(entry);
    const [draft, moves, { me }] = await Promise.all([readOne(device, 'guide', guideId), readMoves(device), session()]);
    const about = { authorName: me.name, flags: [], readerId: me.id, spoken: await spokenHere() };
    return draft && toPlayable(guideNow(draft, moves), about);
  };

  return {
    async 'page:needs'(_, { tabId }) {
      await runScript('player', tabId!);
      return null;
    },
    async 'page:start'({ guideId }, asker) {
      const guide = await readPlayable({ guideId });
      const isOfHere = guide?.pages.some((page) => originOf(page) === originOf(asker.url));
      // Whoever made up the address is told nothing; a guide of another site has no business here.
      if (!guide || !isOfHere || guide.kind === 'tip' || asker.tabId === null) return null;
      await startRun(device, asker.tabId, guideId);
      await refreshPages();
      if ((await tell(asker.tabId, { notice: 'page:changed' })) === undefined) await runScript('player', asker.tabId);
      return null;
    },
    async 'page:count'({ count }, { tabId }) {
      await browser.action.setBadgeBackgroundColor({ color: '#3b5bdb' });
      await browser.action.setBadgeText({ tabId: tabId!, text: count > 0 ? String(count) : '' });
      return null;
    },
    async 'page:view'({ url }, asker) {
      // Where a page's script is, the browser knows; what it says counts only within that origin.
      if (asker.kind === 'page' && originOf(url) !== originOf(asker.url))
        throw new Problem('not-allowed', 'A page may only ask what belongs to itself.');
      if (!(await isEnabledAt(url))) return null;
      const tips = (await readShownAt(device, url)).filter((entry) => entry.kind === 'tip');
      const run = asker.tabId === null ? null : await runView(asker.tabId, url);
      if (!run || asker.tabId === null) return { run, tips: await readTips(tips, 'anywhere') };
      // Who is being led through a task does not wait for tips that have to come from the store.
      const known = await readTips(tips, 'device');
      if (known.length < tips.length) void fetchTips(tips, known, asker.tabId);
      return { run, tips: known };
    },
    async 'run:move'({ runId, ...to }, { tabId }) {
      await moveRun(device, tabId, runId, to);
      return null;
    },
    async 'run:end'({ runId, end }, { tabId }) {
      await endRun(device, tabId, runId, end);
      return null;
    },
    async 'picture:get'({ sha256, language }) {
      const blob = await device.blobs.get(sha256);
      if (!blob) return null;
      const words = language ? await wordsIn(device, (await session()).me.id, language) : undefined;
      const picture = { type: blob.bytes.type, bytes: new Uint8Array(await blob.bytes.arrayBuffer()) };
      const image = toImage(picture, { words });
      return image && dataUrlOf(image.type, image.bytes);
    },
    async 'flag:raise'(report) {
      const { me } = await session();
      const { id } = await raiseFlag(device, me, report);
      await Promise.race([sync(), new Promise((done) => setTimeout(done, sentSoonMs))]);
      return { flagId: id, isSent: await isFlagSent(device, id) };
    },
    async 'flag:withdraw'({ flagId }) {
      const { me } = await session();
      await withdrawFlag(device, me, flagId);
      return null;
    },
    async 'label:tell'(report) {
      const { me } = await session();
      await tellLabel(device, me, report);
      return null;
    },
    async 'guide:play'({ guideId, tabId, draftFrom }) {
      const guide = await readPlayable({ guideId, isDraft: draftFrom !== undefined });
      if (!guide)
        throw new Problem('not-found', 'This guide was withdrawn or deleted. Look for another one, or ask its author.');
      // In a new tab the agent asks for the player once the page is there; into one that is open it must be let now.
      if (tabId !== null && !(await runScript('player', tabId)))
        throw new Problem('not-allowed', 'The browser lets nothing be shown on this page. Reload it and try again.');
      const tab = tabId ?? (await openTab(await pageToStart(guide, draftFrom ?? 0)));
      await startRun(device, tab, guideId, draftFrom);
      await refreshPages();
      // A player that is there looks again; where none is, it is loaded.
      if ((await tell(tab, { notice: 'page:changed' })) === undefined) await runScript('player', tab);
      return null;
    },
  };
}

/** What this person reads. A worker's `navigator.languages` says what the browser speaks, whatever they chose. */
const spokenHere = async (): Promise<string[]> => languagesAs(await browser.i18n.getAcceptLanguages());

function nullIfProblem(error: unknown): null {
  if (error instanceof Problem) return null;
  throw error;
}

async function pageToStart(guide: PlayableGuide, index: number): Promise<string> {
  const page = addressToStart(pagesOfStep(guide, index));
  const origin = originOf(page);
  if (!origin)
    throw new Problem(
      'invalid',
      'This guide does not say on which page it starts. Its author can add a page in Studio.',
    );
  if (!(await readSites()).includes(origin)) {
    throw new Problem(
      'not-allowed',
      `Handrail is not enabled on ${origin} in this browser. Open that site, press the Handrail button of your browser and enable it there.`,
    );
  }
  return page;
}

async function openTab(url: string): Promise<number> {
  const tab = await browser.tabs.create({ url });
  return tab.id!;
}
