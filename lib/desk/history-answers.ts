import type { Answers } from '#lib/messages/answer.ts';
import { editFeed } from '#lib/model/feeds.ts';
import { rowOf } from '#lib/store/read.ts';
import { storeApi } from '#lib/sync/store-api.ts';
import type { Desk } from './desk.ts';

type HistoryMessages = 'guide:history' | 'deleted:list' | 'clash:list' | 'clash:resolve';

/** What only the store remembers. What comes of it reaches this device as everything does: by syncing. */
export function historyAnswers({ device, session, sync }: Desk): Pick<Answers, HistoryMessages> {
  const api = async () => storeApi(await session());
  return {
    async 'guide:history'({ guideId, before }) {
      const feed = (await rowOf(device, 'guide', guideId))?.feed ?? editFeed;
      return (await api()).revisions(feed, guideId, before);
    },
    async 'deleted:list'() {
      return (await api()).deleted();
    },
    async 'clash:list'() {
      return (await api()).clashes();
    },
    async 'clash:resolve'({ feed, op, keep }) {
      await (await api()).resolveClash(feed, op, keep);
      await sync();
      return null;
    },
  };
}
