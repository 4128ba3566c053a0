import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Guide } from '#lib/model/guide.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Role } from '#lib/model/workspace.ts';
import { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { readOne, rowOf } from '#lib/store/read.ts';
import type { StoreApi } from '#lib/sync/store-api.ts';
import { syncRound } from '#lib/sync/sync.ts';
import { aPerson } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { AStore } from '#tests/fixtures/a-store.ts';

const feed = 'edit:main';
const fields = ['title', 'description', 'text'] as const;
type Field = (typeof fields)[number];

/** Where in a round trouble strikes: the nth call, before it reached the store or after, that is with its answer lost. */
interface Trouble {
  call: number;
  kind: 'none' | 'lost-request' | 'lost-answer' | 'duplicate' | 'edit-meanwhile';
}
type Deed =
  | { do: 'edit'; who: number; guide: number; field: Field }
  | { do: 'remove'; who: number; guide: number }
  | { do: 'sync'; who: number; trouble: Trouble }
  | { do: 'role'; who: number; role: Role }
  | { do: 'restore' };

const who = fc.nat({ max: 1 });
const guide = fc.nat({ max: 1 });
const field = fc.constantFrom(...fields);
const trouble = fc.record<Trouble>({
  call: fc.nat({ max: 7 }),
  kind: fc.constantFrom('none', 'lost-request', 'lost-answer', 'duplicate', 'edit-meanwhile'),
});
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const), who, guide, field }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), who, guide }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('sync' as const), who, trouble }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('role' as const), who, role: fc.constantFrom('author', 'reader') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const) }) },
);

interface Client {
  device: Device;
  role: Role;
  /** What was typed here and not replaced here since: by guide and field. */
  typed: Map<string, string>;
}

class World {
  readonly store = new AStore({ feeds: ['ws', 'pub:main', feed], limit: 2 });
  readonly guides = [aGuide(), aGuide()];
  readonly clients: Client[] = [0, 1].map(() => ({
    device: new Device(`trouble-${crypto.randomUUID()}`),
    role: 'author',
    typed: new Map(),
  }));
  /** Every value that must be found again: in the store, its history, a clash, or on the device it was typed on. */
  readonly owed: { client: Client; value: string; isReplaced: boolean }[] = [];
  #count = 0;

  async run(deed: Deed): Promise<void> {
    if (deed.do === 'restore') return this.store.startAnew(feed, `e${(this.#count += 1)}`);
    const client = this.clients[deed.who]!;
    if (deed.do === 'role') client.role = deed.role;
    if (deed.do === 'edit') await this.edit(client, deed.guide, deed.field);
    if (deed.do === 'remove') await this.remove(client, deed.guide);
    if (deed.do === 'sync') await this.sync(client, deed.trouble);
  }

  async edit(client: Client, index: number, field: Field): Promise<void> {
    const fresh = this.guides[index]!;
    // Studio writes only where it was granted the feed, or a guide is there already.
    if (!(await client.device.feeds.get(feed))) return;
    const present = (await readOne(client.device, 'guide', fresh.id)) ?? fresh;
    const value = `typed-${(this.#count += 1)}.`;
    await writeDocument(client.device, feed, 'guide', fresh.id, { ...present, [field]: value } as Guide);
    this.#replaced(client, fresh.id, field);
    this.owed.push({ client, value, isReplaced: false });
    client.typed.set(`${fresh.id} ${field}`, value);
  }

  async remove(client: Client, index: number): Promise<void> {
    const { id } = this.guides[index]!;
    if (!(await rowOf(client.device, 'guide', id))) return;
    await writeDocument(client.device, feed, 'guide', id, null);
    for (const field of fields) this.#replaced(client, id, field);
  }

  #replaced(client: Client, id: string, field: string): void {
    const before = client.typed.get(`${id} ${field}`);
    for (const owed of this.owed) if (owed.value === before) owed.isReplaced = true;
  }

  async sync(client: Client, trouble: Trouble = { call: 0, kind: 'none' }): Promise<void> {
    const api = this.store.apiFor(() => aPerson(client.role));
    let calls = 0;
    let hasTyped = false;
    const typeOn = async () => {
      if (hasTyped || trouble.kind !== 'edit-meanwhile') return;
      hasTyped = true;
      for (const index of this.guides.keys()) await this.edit(client, index, 'title');
    };
    const between = async <T>(call: () => Promise<T>): Promise<T> => {
      const isHere = calls++ === trouble.call;
      if (isHere && trouble.kind === 'lost-request') throw new Problem('offline');
      const answer = await call();
      if (isHere && trouble.kind === 'lost-answer') throw new Problem('offline');
      return isHere && trouble.kind === 'duplicate' ? call() : answer;
    };
    const troubled: StoreApi = {
      ...api,
      heads: (etag) => between(() => api.heads(etag)),
      changes: (...args) => between(() => api.changes(...args)),
      push: async (...args) => {
        const reply = await between(() => api.push(...args));
        await typeOn();
        return reply;
      },
    };
    try {
      await syncRound(client.device, troubled, []);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return;
    }
    await this.expectNoLeak(client);
  }

  async expectNoLeak({ device, role }: Client): Promise<void> {
    if (role === 'reader') expect(await device.documents.where('feed').equals(feed).count(), 'leak').toBe(0);
  }

  async expectNothingLost(): Promise<void> {
    const known = JSON.stringify([this.store.history, this.store.clashes]);
    for (const { client, value, isReplaced } of this.owed) {
      if (isReplaced || known.includes(value)) continue;
      const here = JSON.stringify([await client.device.documents.toArray(), await client.device.orphans.toArray()]);
      expect(here, `${value} is lost`).toContain(value);
    }
  }

  async expectConvergence(): Promise<void> {
    for (const client of this.clients) client.role = 'author';
    for (let round = 0; round < 4; round += 1) for (const client of this.clients) await this.sync(client);
    const truth = [...this.store.feeds.get(feed)!.rows.values()].flatMap(({ id, body }) => (body ? [[id, body]] : []));
    for (const { device } of this.clients) {
      const rows = await device.documents.where('feed').equals(feed).toArray();
      expect(rows.filter((row) => row.dirty === 1 || row.op !== null)).toEqual([]);
      expect(new Map(rows.map(({ id, body }) => [id, body]))).toEqual(new Map(truth as [string, object][]));
    }
  }

  async end(): Promise<void> {
    for (const { device } of this.clients) await device.delete();
  }
}

const runs = Number(process.env['TROUBLE_RUNS'] ?? 100);

test(
  'whatever goes wrong between two devices and the store: nothing typed is lost, nothing leaks, all agree',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25 }), async (deeds) => {
        const world = new World();
        try {
          for (const client of world.clients) await world.sync(client);
          for (const deed of deeds) await world.run(deed);
          await world.expectNothingLost();
          await world.expectConvergence();
          await world.expectNothingLost();
        } finally {
          await world.end();
        }
      }),
      { numRuns: runs },
    );
  },
  60_000 + 300 * runs,
);
