import type { Answers } from '#lib/messages/answer.ts';
import { editFeed, feedKind } from '#lib/model/feeds.ts';
import { Problem } from '#lib/model/problem.ts';
import { rowOf } from '#lib/store/read.ts';
import { storeApi } from '#lib/sync/store-api.ts';
import type { Desk } from './desk.ts';

type HistoryMessages = 'guide:history' | 'guide:move' | 'deleted:list' | 'clash:list' | 'clash:resolve';

/** What only the store remembers. What comes of it reaches this device as everything does: by syncing. */
export function historyAnswers({ device, session, sync }: Desk): Pick<Answers, HistoryMessages> {
  const api = async () => storeApi(await session());
  return {
    async 'guide:history'({ guideId, before }) {
      const feed = (await rowOf(device, 'guide', guideId))?.feed ?? editFeed;
      return (await api()).revisions(feed, guideId, before);
    },
    async 'guide:move'({ guideId, to }) {
      // What was typed here goes first, or it would arrive at a place where the guide is no more.
      await sync();
      const rows = await device.documents.where('id').equals(guideId).toArray();
      const feed = rows.find(({ type, feed }) => type === 'guide' && feedKind(feed) === 'edit')?.feed;
      if (!feed) throw new Problem('not-found', 'This guide is not shared in a library.');
      if (rows.some(({ dirty }) => dirty === 1))
        throw new Problem(
          'offline',
          'Your last changes have not reached the store yet. Move the guide once they have.',
        );
      await (await api()).move(feed, guideId, to);
      await sync();
      return null;
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
