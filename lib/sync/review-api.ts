import { editFeedOf } from '#lib/model/feeds.ts';
import { Reviewers, type Reviewer } from '#lib/model/review.ts';
import { call, parsed } from './store-api.ts';

/** What only the store knows of reviews: who may write where. Nothing of it is kept here. */
export function reviewApi({ storeUrl, token }: { storeUrl: string; token: string }) {
  return {
    reviewers: async (library: string): Promise<Reviewer[]> =>
      (await parsed(await call(`${storeUrl}/v1/feeds/${editFeedOf(library)}/reviewers`, token), Reviewers)).people,
  };
}
