import type { Answers } from '#lib/messages/answer.ts';
import { shareApi } from '#lib/sync/share-api.ts';
import type { Desk } from './desk.ts';

type ShareMessages = 'share:list' | 'share:make' | 'share:revoke';

/** Share links are the store's: asked at once, never written here. */
export function shareAnswers({ session }: Desk): Pick<Answers, ShareMessages> {
  const api = async () => shareApi(await session());
  return {
    'share:list': async ({ guideId }) => (await api()).list(guideId),
    'share:make': async ({ guideId, days }) => ({ link: (await (await api()).make(guideId, days)).link }),
    'share:revoke': async ({ shareId }) => (await api()).revoke(shareId),
  };
}
