import { activeRecording } from '#lib/authoring/recordings.ts';
import type { Answers } from '#lib/messages/answer.ts';
import { tell } from '#lib/messages/notices.ts';
import { unregisterScript } from '#lib/sites/scripts.ts';
import { noteFarewell, sayFarewells } from '#lib/sync/farewell.ts';
import { readStoreUrl, signInBy, signInOffer } from '#lib/sync/sign-in.ts';
import { join, readInviteLink } from '#lib/sync/store-api.ts';
import { withoutSyncing } from '#lib/sync/sync.ts';
import { browser } from '#lib/platform/browser.ts';
import { reportBug } from '#lib/platform/log.ts';
import { Problem } from '#lib/model/problem.ts';
import { readFarewells, readSession, writeFarewells, writeSignInProblem } from '#lib/store/settings.ts';
import type { Desk } from './desk.ts';
import { openPopupAgain } from './popup-again.ts';

type Names = Extract<keyof Answers, `session:${string}` | 'sync:now'>;
type Begun = Awaited<ReturnType<typeof join>>;

/** Joining a workspace, leaving it, syncing with it. */
export function sessionAnswers({ device, sync }: Desk): Pick<Answers, Names> {
  /** Joining the same store again is the way back after this device was signed out; unsent work goes with it. */
  const refuseAnother = async (storeUrl: string) => {
    const known = await readSession(device);
    if (known && known.storeUrl !== storeUrl)
      throw new Problem('conflict', 'This browser belongs to another workspace. Leave that one first.');
  };
  const begin = async ({ storeUrl, token, person, workspace }: Begun) => {
    await writeSignInProblem(device, null);
    await device.settings.put({ key: 'session', value: { storeUrl, token, me: person, workspace: workspace.name } });
    await sync();
    return person;
  };
  return {
    async 'session:join'({ link, name }) {
      await refuseAnother(readInviteLink(link).storeUrl);
      return begin(await join(link, name, deviceName()));
    },
    'session:offer': async ({ address }) => signInOffer(readStoreUrl(address)),
    async 'session:sign-in'({ address }) {
      const storeUrl = readStoreUrl(address);
      await refuseAnother(storeUrl);
      const auth = {
        redirectUrl: browser.identity.getRedirectURL(),
        launch: (url: string) => browser.identity.launchWebAuthFlow({ url, interactive: true }),
      };
      try {
        return await begin(await signInBy(auth, storeUrl, deviceName()));
      } catch (error) {
        if (error instanceof Problem) await writeSignInProblem(device, error.message);
        throw error;
      } finally {
        void openPopupAgain();
      }
    },
    async 'session:leave'() {
      const recording = await activeRecording(device);
      await unregisterScript('recorder');
      await unregisterScript('agent');
      await withoutSyncing(async () => {
        await browser.storage.local.clear();
        await device.transaction('rw', device.tables, async () => {
          const [session, farewells] = [await readSession(device), await readFarewells(device)];
          await Promise.all(device.tables.map((table) => table.clear()));
          await writeFarewells(device, farewells);
          if (session) await noteFarewell(device, session);
        });
      });
      // Cards and tips hear of it by the storage; the bar is told.
      if (recording) await tell(recording.tabId, { notice: 'recording:changed', recording: null });
      // Nobody waits for it; where the store is away, the alarm of syncing says it later.
      void sayFarewells(device).catch(reportBug);
      return null;
    },
    async 'sync:now'() {
      await sync();
      return null;
    },
  };
}

/** What a steward sees in the list of devices. */
function deviceName(): string {
  const { userAgent } = navigator;
  const name = /Edg\//.test(userAgent) ? 'Edge' : /Firefox\//.test(userAgent) ? 'Firefox' : 'Chromium';
  const system = /Windows|Mac OS X|Android|CrOS|Linux/.exec(userAgent)?.[0] ?? '';
  return `${name} ${system}`.trim();
}
