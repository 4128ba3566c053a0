import { draftFeed, editFeedOf } from '#lib/model/feeds.ts';
import type { Guide } from '#lib/model/guide.ts';
import type { Json } from '#lib/model/merge.ts';
import { Problem } from '#lib/model/problem.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { syncRound } from '#lib/sync/sync.ts';
import { aGuide, aStep, stepsInAnyOrder } from '#tests/fixtures/a-guide.ts';
import type { Blobs } from '../../server/src/blobs/blobs.ts';
import type { Database } from '../../server/src/db/database.ts';
import { forgetDeleted } from '../../server/src/store/history.ts';
import { aProcess, aWorkspace, clientThrough, type AWorkspace, type Process } from './a-workspace.ts';
import { fields, type Deed, type Fault, type Field } from './deeds.ts';
import { Death, MortalDevice } from './mortal-device.ts';
import { expectAgreement, expectNoLeak } from './agreement.ts';
import { Witness } from './witness.ts';
import { withField } from './with-field.ts';

const libraries = ['main', 'sales'] as const;
const monthMs = 31 * 24 * 60 * 60 * 1000;

/** What is in the way of a request: it asks `answer` once, twice or not at all. */
type Between = (request: Request, answer: (asked: Request) => Promise<Response>) => Promise<Response>;

export interface AClient {
  mortal: MortalDevice;
  person: string;
  token: string;
  process: Process;
}

interface Parts {
  db: Database;
  workspace: AWorkspace;
  processes: readonly Process[];
  clients: readonly AClient[];
  docs: number;
}

/** Three people, four devices, two processes of a store and one database: whatever may happen among them. */
export class World {
  readonly witness = new Witness();
  readonly #blank: Guide[][];
  readonly faults = { requests: 0, deaths: 0 };

  readonly db: Database;
  readonly workspace: AWorkspace;
  readonly processes: readonly Process[];
  readonly clients: readonly AClient[];

  private constructor({ db, workspace, processes, clients, docs }: Parts) {
    this.db = db;
    this.workspace = workspace;
    this.processes = processes;
    this.clients = clients;
    const steps = stepsInAnyOrder(aStep(), aStep());
    const people = [...new Set(clients.map(({ person }) => person))];
    this.#blank = [0, 1, 2].map((feed) =>
      Array.from({ length: docs }, (_, doc) => aGuide({ steps, authorId: people[(feed + doc) % people.length]! })),
    );
  }

  static async make(db: Database, blobs: Blobs, docs: number): Promise<World> {
    const workspace = await aWorkspace(db);
    const processes = [aProcess(db, workspace.ws, blobs), aProcess(db, workspace.ws, blobs)];
    const people = await Promise.all([workspace.author(), workspace.author(), workspace.author()]);
    const clients = await Promise.all(
      [...people, people[0]!].map(async (person, i) => {
        const token = await workspace.token(person);
        return { mortal: new MortalDevice(), person, token, process: processes[i % 2]! };
      }),
    );
    return new World({ db, workspace, processes, clients, docs });
  }

  async run(deed: Deed): Promise<void> {
    if (deed.do === 'prune') return this.#prune(deed.what);
    if (deed.do === 'new-epochs') return this.#renewEpochs();
    const client = this.clients[deed.who]!;
    if (deed.do === 'edit') return this.edit(client, deed.feed, deed.doc, deed.field);
    if (deed.do === 'remove') return this.remove(client, deed.feed, deed.doc);
    if (deed.do === 'role') return this.workspace.grant(client.person, libraries[deed.library]!, deed.role);
    if (deed.do === 'sync') {
      if (deed.looksFirst) await client.process.look();
      const isOver = await this.sync(client, deed.faults, deed.diesAfter);
      if (isOver && deed.looksFirst) await expectNoLeak(this.db, this.workspace.ws, holder(client));
      return;
    }
    const other = this.clients[deed.other]!;
    await Promise.all([this.sync(client), client === other ? null : this.sync(other)]);
  }

  #place(client: AClient, feed: number, doc: number): { feed: string; blank: Guide } {
    const blanks = this.#blank[feed]!;
    const blank = blanks[doc % blanks.length]!;
    if (feed < libraries.length) return { feed: editFeedOf(libraries[feed]!), blank };
    return { feed: draftFeed(client.person), blank: { ...blank, authorId: client.person } };
  }

  async edit(client: AClient, feedAt: number, docAt: number, field: Field): Promise<void> {
    const { device } = client.mortal;
    const { feed, blank } = this.#place(client, feedAt, docAt);
    const row = await device.documents.get([feed, blank.id]);
    const stored = row?.body as Guide | null | undefined;
    // Studio writes where it was granted the feed, and makes guides in the name of whoever sits there.
    const mayMake = (await device.feeds.get(feed)) && blank.authorId === client.person;
    if (!stored && !mayMake) return;
    const before = stored ?? blank;
    const word = this.witness.word();
    const after = withField(before, field, word);
    await writeDocument(device, feed, 'guide', blank.id, after);
    const { mortal } = client;
    this.witness.saw(word, before as unknown as Json, after as unknown as Json, () => mortal.device, mortal.name);
  }

  async remove(client: AClient, feedAt: number, docAt: number): Promise<void> {
    const { device } = client.mortal;
    const { feed, blank } = this.#place(client, feedAt, docAt);
    const stored = (await device.documents.get([feed, blank.id]))?.body;
    if (!stored) return;
    await writeDocument(device, feed, 'guide', blank.id, null);
    this.witness.sawRemoval(stored as Json, client.mortal.name);
  }

  /** One round of the extension's own sync. False: it did not come to its end. */
  async sync(client: AClient, faults: readonly Fault[] = [], diesAfter: number | null = null): Promise<boolean> {
    const waiting = [...faults];
    const { mortal } = client;
    mortal.dieAfter(diesAfter);
    return this.syncWith(client, async (request, answer) => {
      const fault = waiting.shift() ?? 'none';
      if (fault !== 'none') this.faults.requests += 1;
      if (fault === 'lost-request') throw new TypeError('lost on the way there');
      if (fault === 'death') mortal.die();
      if (fault === 'duplicate') await (await answer(request.clone())).arrayBuffer();
      const given = await answer(request);
      if (fault === 'lost-answer') throw new TypeError('lost on the way back');
      if (fault === 'edit-meanwhile') await this.#typeOn(client);
      return given;
    });
  }

  /** The same with a way of one's own between the device and its process. */
  async syncWith(client: AClient, between: Between): Promise<boolean> {
    const { mortal } = client;
    const { api, end } = clientThrough(client.token, async (request) => {
      if (mortal.isDead) throw new Death();
      return between(inSmallPages(request), async (asked) => client.process.answer(asked));
    });
    try {
      await syncRound(mortal.device, api, []);
      return true;
    } catch (error) {
      if (!(error instanceof Problem) && !mortal.isDead) throw error;
      return false;
    } finally {
      end();
      if (mortal.isDead) this.faults.deaths += 1;
      if (mortal.isDead) mortal.revive();
      mortal.dieAfter(null);
    }
  }

  async #typeOn(client: AClient): Promise<void> {
    const n = this.witness.edits;
    // The person types on in another context: a worker that is about to die is no matter.
    if (!client.mortal.isDead)
      await this.edit(client, n % 3, n, fields[n % fields.length]!).catch((error: unknown) => {
        if (!client.mortal.isDead) throw error;
      });
  }

  async #prune(what: 'deleted' | 'old'): Promise<void> {
    const { ws } = this.workspace;
    await this.witness.remember(this.db, ws);
    if (what === 'deleted') await forgetDeleted(this.db, ws, new Date(Date.now() + monthMs));
    else {
      await this.db
        .updateTable('revision as r')
        .set({ body: null as unknown as string })
        .where('ws', '=', ws)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('doc').select('rev').where('doc.ws', '=', ws).whereRef('doc.rev', '=', 'r.rev'))),
        )
        .execute();
    }
  }

  async #renewEpochs(): Promise<void> {
    const { ws } = this.workspace;
    const feeds = await this.db.selectFrom('feed').select('id').where('ws', '=', ws).execute();
    for (const { id } of feeds) {
      const renewed = this.db.updateTable('feed').set({ epoch: crypto.randomUUID() });
      await renewed.where('ws', '=', ws).where('id', '=', id).execute();
    }
  }

  /** All goes well for a while; then everybody has the same, nothing is on its way, and nothing was lost. */
  async expectAllIsWell(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      for (const process of this.processes) await process.look();
      for (const client of this.clients)
        if (!(await this.sync(client))) throw new Error('A round failed although all is well.');
    }
    for (const client of this.clients) {
      await expectNoLeak(this.db, this.workspace.ws, holder(client));
      await expectAgreement(this.db, this.workspace.ws, holder(client));
    }
    await this.witness.check(this.db, this.workspace.ws);
  }

  async end(): Promise<void> {
    for (const { mortal } of this.clients) await mortal.end();
  }
}

const holder = ({ person, mortal }: AClient) => ({ person, device: mortal.device });

/** Two rows a page, so that a round can end in the middle of a feed. */
function inSmallPages(request: Request): Request {
  const url = new URL(request.url);
  if (url.pathname.endsWith('/changes')) url.searchParams.set('limit', '2');
  return new Request(url, request);
}
