import type { Answers } from '#lib/messages/answer.ts';
import { workspaceFeed, mayWrite } from '#lib/model/feeds.ts';
import { Problem } from '#lib/model/problem.ts';
import type { App } from '#lib/model/workspace.ts';
import { registerScript, runAgentInOpenTabs } from '#lib/sites/scripts.ts';
import { addSite, readSites, removeSite } from '#lib/sites/sites.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { readAll } from '#lib/store/read.ts';
import type { Desk } from './desk.ts';

/** Which apps the workspace knows, and on which of their sites this person lets Handrail run. */
export function siteAnswers({
  device,
  session,
  sync,
  refreshPages,
}: Desk): Pick<Answers, 'app:add' | 'site:enable' | 'site:disable'> {
  return {
    async 'app:add'({ name, origin }) {
      const { me } = await session();
      const known = await appWith(origin);
      if (known) return { appId: known.id };
      const app: App = { schemaVersion: 1, id: crypto.randomUUID(), name, origins: [origin] };
      if (!mayWrite({ feed: workspaceFeed, type: 'app', before: null, after: app }, me)) {
        throw new Problem('not-allowed', 'Your role may not add apps. Ask an author or a steward.');
      }
      await writeDocument(device, workspaceFeed, 'app', app.id, app);
      return { appId: app.id };
    },
    async 'site:enable'({ origin }) {
      if (!(await appWith(origin))) throw new Problem('not-found', 'The workspace has no app for this site yet.');
      await addSite(origin);
      const sites = await readSites();
      await registerScript('agent', sites);
      await refreshPages();
      await runAgentInOpenTabs([origin]);
      void sync();
      return null;
    },
    async 'site:disable'({ origin }) {
      await removeSite(origin);
      await registerScript('agent', await readSites());
      await refreshPages();
      return null;
    },
  };

  async function appWith(origin: string): Promise<App | undefined> {
    return (await readAll(device, 'app')).find((app) => app.origins.includes(origin));
  }
}
