import { Dexie, type DBCore, type DBCoreTable } from 'dexie';
import { Device } from '#lib/store/device.ts';

/** The worker is gone: what it waited for never comes back to it. */
export class Death extends Error {
  override readonly name = 'Death';
}

/**
 * A device whose worker can be killed between any two things that it asks of its database. What is on disk stays; a
 * transaction that was open is gone, as with a browser that is killed.
 */
export class MortalDevice {
  readonly name = `mortal-${crypto.randomUUID()}`;
  /** How many more things the worker may ask of its database; null: it lives on. */
  #left: number | null = null;
  #isDead = false;
  device = this.#open();

  dieAfter(steps: number | null): void {
    this.#left = steps;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  die(): void {
    this.#isDead = true;
  }

  /** A new worker on the same disk. */
  revive(): void {
    this.device.close();
    this.#left = null;
    this.#isDead = false;
    this.device = this.#open();
  }

  async end(): Promise<void> {
    this.revive();
    await this.device.delete();
  }

  #open(): Device {
    const device = new Device(this.name);
    device.use({ stack: 'dbcore', name: 'mortal', create: (core) => this.#mortal(core) });
    return device;
  }

  #mortal(core: DBCore): DBCore {
    const step = <T>(work: () => Promise<T>): Promise<T> => {
      if (this.#left !== null && (this.#left -= 1) < 0) this.#isDead = true;
      return this.#isDead ? (Dexie.Promise.reject(new Death()) as Promise<T>) : work();
    };
    return {
      ...core,
      table: (name) => {
        const table: DBCoreTable = core.table(name);
        return {
          ...table,
          mutate: (request) => step(() => table.mutate(request)),
          get: (request) => step(() => table.get(request)),
          getMany: (request) => step(() => table.getMany(request)),
          query: (request) => step(() => table.query(request)),
          openCursor: (request) => step(() => table.openCursor(request)),
          count: (request) => step(() => table.count(request)),
        };
      },
    };
  }
}
