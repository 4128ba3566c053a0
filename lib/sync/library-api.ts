import { editFeedOf } from '#lib/model/feeds.ts';
import { Reviewers, type Reviewer } from '#lib/model/review.ts';
import { TeamNames, type TeamName } from '#lib/model/steward.ts';
import { call, parsed } from './store-api.ts';

/** What only the store knows of a library: who may write there, and for which teams. Nothing of it is kept here. */
export function libraryApi({ storeUrl, token }: { storeUrl: string; token: string }) {
  const ask = (library: string, what: string) => call(`${storeUrl}/v1/feeds/${editFeedOf(library)}/${what}`, token);
  return {
    reviewers: async (library: string): Promise<Reviewer[]> =>
      (await parsed(await ask(library, 'reviewers'), Reviewers)).people,
    teams: async (library: string): Promise<TeamName[]> => (await parsed(await ask(library, 'teams'), TeamNames)).teams,
  };
}
