import { ShareReply, Shares, type Share, type ShareReply as Made } from '#lib/model/share.ts';
import { accepted, asJson, call, parsed } from './store-api.ts';

/** Links to published guides for people without the extension. Nothing of it is kept here. */
export function shareApi({ storeUrl, token }: { storeUrl: string; token: string }) {
  const request = (path: string, init?: RequestInit) => call(`${storeUrl}/v1/${path}`, token, init);
  return {
    list: async (guideId: string): Promise<Share[]> =>
      (await parsed(await request(`guides/${guideId}/shares`), Shares)).shares,
    make: async (guideId: string, days: number | null): Promise<Made> =>
      parsed(await request(`guides/${guideId}/shares`, asJson('POST', { days })), ShareReply),
    revoke: async (id: string) => accepted(await request(`shares/${id}`, { method: 'DELETE' })),
  };
}
