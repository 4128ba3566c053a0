import { createHash, timingSafeEqual } from 'node:crypto';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { sql } from 'kysely';
import type { Database } from './db/database.ts';

/** How the store does, in numbers: none of them is of a person or a guide. */
export interface Metrics {
  readonly contentType: string;
  /** The text that Prometheus reads. */
  read(): Promise<string>;
  isAllowed(token: string): boolean;
  answered(request: { method: string; route: string; status: number; seconds: number }): void;
  /** Streams of events that are open: one more, or one less. */
  stream(by: 1 | -1): void;
}

interface Parts {
  db: Database;
  ws: string;
  /** What whoever reads them has to show. */
  token: string;
}

export function createMetrics({ db, ws, token }: Parts): Metrics {
  const numbers = new Registry();
  const registers = [numbers];
  collectDefaultMetrics({ register: numbers });
  const requests = new Counter({
    name: 'handrail_http_requests_total',
    help: 'Requests that were answered.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const duration = new Histogram({
    name: 'handrail_http_request_seconds',
    help: 'How long until an answer began.',
    labelNames: ['route'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const streams = new Gauge({ name: 'handrail_live_streams', help: 'Open streams of events.', registers });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const isUp = gauge('handrail_database_up', 'Does the database answer (1) or not (0)?');
  const waiting = gauge('handrail_deliveries_waiting', 'Messages of webhooks that are still to be sent.');
  const blobs = gauge('handrail_blobs', 'Pictures and bodies that the database knows.');
  const bytes = gauge('handrail_blob_bytes', 'Bytes of those.');

  /** Asked when they are read: what the database holds, if it answers. */
  async function ask(): Promise<void> {
    try {
      const { rows } = await sql<{ waiting: number; blobs: number; bytes: number }>`
        select (select count(*) from delivery where ws = ${ws} and next_at is not null) as waiting,
          (select count(*) from blob where ws = ${ws}) as blobs,
          (select coalesce(sum(bytes), 0)::bigint from blob where ws = ${ws}) as bytes`.execute(db);
      isUp.set(1);
      waiting.set(rows[0]?.waiting ?? 0);
      blobs.set(rows[0]?.blobs ?? 0);
      bytes.set(rows[0]?.bytes ?? 0);
    } catch {
      // That it is away is the very thing to tell.
      isUp.set(0);
    }
  }

  const hash = (text: string) => createHash('sha256').update(text).digest();
  return {
    contentType: numbers.contentType,
    async read() {
      await ask();
      return numbers.metrics();
    },
    isAllowed: (shown) => timingSafeEqual(hash(shown), hash(token)),
    answered({ method, route, status, seconds }) {
      requests.inc({ method, route, status });
      duration.observe({ route }, seconds);
    },
    stream: (by) => streams.inc(by),
  };
}
