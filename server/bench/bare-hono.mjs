import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** What `npm run bench:store` measures the store against: the same libraries, nothing in between. Prints its port. */
const file = readFileSync(process.argv[2]);
const app = new Hono();
app.get('/unchanged', (c) => c.body(null, 304));
app.get('/file', (c) => c.body(file, 200, { 'Content-Encoding': 'br', 'Content-Type': 'application/x-ndjson' }));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`${port}\n`));
