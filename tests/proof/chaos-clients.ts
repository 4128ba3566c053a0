import type { Guide } from '#lib/model/guide.ts';
import type { Json } from '#lib/model/merge.ts';
import { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { join, storeApi } from '#lib/sync/store-api.ts';
import { syncRound } from '#lib/sync/sync.ts';
import { aGuide, aStep, stepsInAnyOrder } from '#tests/fixtures/a-guide.ts';
import { fields, type Field } from './deeds.ts';
import { Witness } from './witness.ts';
import { withField } from './with-field.ts';

export const chaosFeed = 'edit:main';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const upTo = (most: number) => Math.floor(Math.random() * most);

export interface ChaosClient {
  device: Device;
  person: string;
  joined: Awaited<ReturnType<typeof join>>;
}

/** People who write at once, with the extension's own code, at a store that may be killed at any moment. */
export class ChaosClients {
  readonly witness = new Witness();
  readonly seen = { rounds: 0, failed: 0 };
  readonly clients: readonly ChaosClient[];
  readonly #guides: Guide[];
  #isOver = false;

  private constructor(clients: readonly ChaosClient[]) {
    this.clients = clients;
    const steps = stepsInAnyOrder(aStep(), aStep());
    this.#guides = clients.map(({ person }) => aGuide({ steps, authorId: person }));
  }

  static async join(invites: readonly string[]): Promise<ChaosClients> {
    const clients = invites.map(async (invite, n) => {
      const joined = await join(invite, `Writer ${n}`, 'test');
      return { device: new Device(`chaos-${crypto.randomUUID()}`), person: joined.person.id, joined };
    });
    const all = new ChaosClients(await Promise.all(clients));
    await all.calm();
    return all;
  }

  /** Writing and syncing until `stop`, each for themselves. */
  async write(): Promise<void> {
    await Promise.all(this.clients.map((client) => this.#writeAlone(client)));
  }

  stop(): void {
    this.#isOver = true;
  }

  async #writeAlone(client: ChaosClient): Promise<void> {
    while (!this.#isOver) {
      for (let n = upTo(4); n > 0; n -= 1) await this.edit(client);
      await this.round(client);
      await pause(upTo(60));
    }
  }

  async edit(client: ChaosClient): Promise<void> {
    const { device, person } = client;
    const blank = this.#guides[upTo(this.#guides.length)]!;
    const row = await device.documents.get([chaosFeed, blank.id]);
    const stored = row?.body as Guide | null | undefined;
    if (!stored && blank.authorId !== person) return;
    const before = stored ?? blank;
    if (stored && Math.random() < 0.03) {
      await writeDocument(device, chaosFeed, 'guide', blank.id, null);
      this.witness.sawRemoval(before as unknown as Json, person);
      return;
    }
    const word = this.witness.word();
    const after = withField(before, fields[upTo(fields.length)] as Field, word);
    await writeDocument(device, chaosFeed, 'guide', blank.id, after);
    this.witness.saw(word, before as unknown as Json, after as unknown as Json, () => device, person);
  }

  /** One in ten rounds is cut off by its own side, as when a browser loses its network. */
  async round({ device, joined }: ChaosClient): Promise<boolean> {
    const end = Math.random() < 0.1 && !this.#isOver ? AbortSignal.timeout(upTo(15)) : undefined;
    this.seen.rounds += 1;
    try {
      await syncRound(device, storeApi(joined, end), []);
      return true;
    } catch {
      this.seen.failed += 1;
      return false;
    }
  }

  /** Rounds until everybody has had several that went well, after one another. */
  async calm(): Promise<void> {
    const deadline = Date.now() + 60_000;
    for (let good = 0; good < 3 * this.clients.length;) {
      if (Date.now() > deadline) throw new Error('The store does not come back.');
      const isGood = await this.round(this.clients[good % this.clients.length]!);
      good = isGood ? good + 1 : 0;
      if (!isGood) await pause(200);
      // What another process wrote is seen at its next look.
      if (isGood && good % this.clients.length === 0) await pause(700);
    }
  }

  async end(): Promise<void> {
    for (const { device } of this.clients) await device.delete();
  }
}
