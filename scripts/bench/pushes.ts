import { connect, createServer, type AddressInfo } from 'node:net';
import { editFeed } from '../../lib/model/feeds.ts';
import type { Me, Op } from '../../lib/model/sync.ts';
import { openDatabase, type Database } from '../../server/src/db/database.ts';
import { push } from '../../server/src/store/push.ts';
import { aGuide, aStep, stepsById } from '../../tests/fixtures/a-guide.ts';
import { asIs } from '../../tests/proof/replicas.ts';
import { silent } from '../../tests/proof/a-database.ts';
import { median } from './statistics.ts';

const rounds = 40;
const guidesPerPush = 5;
const stepsPerGuide = 12;

export interface Pushes {
  pushMs: number;
  bareMs: number;
  roundTrips: number;
  bytes: number;
}

/** Pushes of several guides, and by turns the same bytes into a table of no rules with as many questions to the database. */
export async function measurePushes(url: string, person: Me): Promise<Pushes> {
  await using db = openDatabase(url, silent);
  const { epoch } = await db
    .selectFrom('feed')
    .select('epoch')
    .where('ws', '=', 'main')
    .where('id', '=', editFeed)
    .executeTakeFirstOrThrow();
  const pushThrough = (through: Database) =>
    push(through, { ws: 'main', feed: editFeed, person, epoch, ops: someOps(person), at: new Date() });
  await pushThrough(db);
  const roundTrips = await roundTripsOf(url, pushThrough);
  await db.executeQuery(asIs('create table if not exists bench (id text primary key, body jsonb)'));
  const pushes: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    pushes.push(await timed(() => pushThrough(db)));
    bare.push(await timed(() => insertBarely(db, someOps(person), roundTrips)));
  }
  await db.executeQuery(asIs('drop table bench'));
  const bytes = JSON.stringify(someOps(person)).length;
  return { pushMs: median(pushes), bareMs: median(bare), roundTrips, bytes };
}

function someOps({ id: authorId }: Me): Op[] {
  return Array.from({ length: guidesPerPush }, () => {
    const steps = stepsById(...Array.from({ length: stepsPerGuide }, () => aStep()));
    const body = aGuide({ authorId, steps });
    return { op: crypto.randomUUID(), id: body.id, type: 'guide', base: null, body };
  });
}

/** A document and its revision are two rows; begin and commit are questions, too. */
async function insertBarely(db: Database, ops: readonly Op[], roundTrips: number): Promise<void> {
  const values = ops.flatMap(({ op, body }) => [op, JSON.stringify(body)]);
  const places = ops.map((_, n) => `($${2 * n + 1} || $${values.length + 1}, $${2 * n + 2}::jsonb)`).join(', ');
  await db.transaction().execute(async (trx) => {
    for (const copy of ['document', 'revision'])
      await trx.executeQuery(asIs(`insert into bench (id, body) values ${places}`, [...values, copy]));
    for (let left = roundTrips - 4; left > 0; left -= 1) await trx.executeQuery(asIs('select 1'));
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Each answer of PostgreSQL ends with the same six bytes but the last, so they are counted on their way. */
async function roundTripsOf(url: string, work: (db: Database) => Promise<unknown>): Promise<number> {
  const readyForQuery = Buffer.from([0x5a, 0, 0, 0, 5]);
  let answers = 0;
  const at = new URL(url);
  const port = Number(at.port);
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    client.pipe(upstream);
    upstream.on('data', (chunk: Buffer) => {
      for (let from = chunk.indexOf(readyForQuery); from >= 0; from = chunk.indexOf(readyForQuery, from + 5))
        answers += 1;
      client.write(chunk);
    });
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at.port = String((server.address() as AddressInfo).port);
  {
    await using db = openDatabase(at.href, silent);
    await db.executeQuery(asIs('select 1'));
    answers = 0;
    await work(db);
  }
  await new Promise((resolve) => server.close(resolve));
  return answers;
}
