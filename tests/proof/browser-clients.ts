import type { Page } from '@playwright/test';
import type { Guide } from '#lib/model/guide.ts';
import type { Json } from '#lib/model/merge.ts';
import { Device } from '#lib/store/device.ts';
import type { join } from '#lib/sync/store-api.ts';
import { fields } from './deeds.ts';
import type { Witness } from './witness.ts';
import type { Shown, Wish, Writing } from './writing-worker.ts';

const upTo = (most: number) => Math.floor(Math.random() * most);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Reply = { value?: unknown; error?: string };
/** What a page of the test holds of the workers in it. */
interface Held {
  worker: Worker;
  tell(what: unknown): void;
  waiting: Map<number, (reply: Reply) => void>;
}
type Holder = typeof globalThis & { held: Map<string, Held>; asked: number };

/** One person in a real browser, whose worker is ended in the middle of things and begun anew on the same database. */
export class BrowserClient {
  readonly seen = { rounds: 0, failed: 0, deaths: 0, edits: 0 };
  readonly person: string;
  readonly #page: Page;
  readonly #code: string;
  readonly #writing: Writing;
  /** What it said yes to, which no death may take back. */
  readonly #acknowledged: string[] = [];
  #roundMs = 80;

  constructor(page: Page, code: string, joined: Awaited<ReturnType<typeof join>>, feed: string) {
    const { storeUrl, token, person } = joined;
    this.#page = page;
    this.#code = code;
    this.person = person.id;
    this.#writing = { name: `browser-${person.id}`, joined: { storeUrl, token }, feed };
  }

  async begin(): Promise<void> {
    await this.#page.evaluate(
      ([code, writing]) => {
        const page = globalThis as Holder;
        const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
        const waiting: Held['waiting'] = new Map();
        worker.addEventListener('message', ({ data }: MessageEvent<Reply & { n: number }>) => {
          waiting.get(data.n)?.(data);
          waiting.delete(data.n);
        });
        worker.addEventListener('error', ({ message }) => {
          for (const hear of waiting.values()) hear({ error: message });
        });
        const tell = worker.postMessage.bind(worker);
        tell(writing);
        (page.held ??= new Map()).set(writing.name, { worker, tell, waiting });
      },
      [this.#code, this.#writing] as const,
    );
  }

  /** Whatever it is at: the worker is gone, and nobody hears what it would have said. */
  async die(): Promise<void> {
    this.seen.deaths += 1;
    await this.#page.evaluate((name) => {
      const { worker, waiting } = (globalThis as Holder).held.get(name)!;
      worker.terminate();
      for (const hear of waiting.values()) hear({ error: 'dead' });
    }, this.#writing.name);
    await this.begin();
  }

  async #ask(wish: Wish): Promise<Reply> {
    return this.#page.evaluate(
      ([name, asked]) => {
        const page = globalThis as Holder;
        const { tell, waiting } = page.held.get(name)!;
        const n = (page.asked = (page.asked ?? 0) + 1);
        return new Promise<Reply>((resolve) => {
          waiting.set(n, resolve);
          tell({ n, wish: asked });
        });
      },
      [this.#writing.name, wish] as const,
    );
  }

  async edit(blank: Guide, word: string): Promise<void> {
    const mayMake = blank.authorId === this.person;
    const { value, error } = await this.#ask({ do: 'edit', blank, mayMake, field: fields[upTo(fields.length)]!, word });
    if (error !== undefined && error !== 'dead') throw new Error(error);
    if (value !== true) return;
    this.seen.edits += 1;
    this.#acknowledged.push(word);
  }

  async round(): Promise<boolean> {
    this.seen.rounds += 1;
    const startedAt = performance.now();
    const isGood = (await this.#ask({ do: 'round' })).value === true;
    if (isGood) this.#roundMs = performance.now() - startedAt;
    else this.seen.failed += 1;
    return isGood;
  }

  /** Write, sync and die until it is over. */
  async write(guides: readonly Guide[], word: () => string, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      for (let n = upTo(4); n > 0; n -= 1) await this.edit(guides[upTo(guides.length)]!, word());
      const round = this.round();
      if (Math.random() < 0.4) {
        // Somewhere in a round as long as the last one.
        await pause(upTo(this.#roundMs));
        const typing = this.edit(guides[upTo(guides.length)]!, word());
        await this.die();
        await typing;
      }
      await round;
    }
  }

  /** All that its database holds, in one of this process; and the witness hears of all that was typed. */
  async testify(witness: Witness): Promise<Device> {
    const { value } = await this.#ask({ do: 'show' });
    const { documents, orphans, notes } = value as Shown;
    const device = new Device(`${this.#writing.name}-shown`);
    await device.documents.bulkPut(documents);
    await device.orphans.bulkPut(orphans);
    const noted = new Set(notes.map((note) => note.word));
    const lost = this.#acknowledged.filter((word) => !noted.has(word));
    if (lost.length > 0) throw new Error(`LOST by the browser: ${lost.join(', ')}`);
    for (const { word, before, after } of notes)
      witness.saw(word, before as unknown as Json, after as unknown as Json, () => device);
    return device;
  }
}
