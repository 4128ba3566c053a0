import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../../../scripts/target/capture/serve.ts';

const outside = mkdtempSync(join(tmpdir(), 'serve-'));
const folder = join(outside, 'release');
let server: Server;

beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'app.js'), 'start()');
  writeFileSync(join(outside, 'secret.js'), 'secret()');
  server = await serve(folder, { 'index.html': '<main>', 'api/queues': '[]' });
});
afterAll(() => {
  server.close();
  rmSync(outside, { recursive: true });
});
const get = async (path: string): Promise<string[]> => {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`);
  return [String(response.status), response.headers.get('content-type') ?? '', await response.text()];
};

test('serves the files of a release, and those that are made up', async () => {
  expect(await get('app.js?v=2')).toEqual(['200', 'text/javascript', 'start()']);
  expect((await get('api/queues?page=1'))[2]).toBe('[]');
  expect((await get('gone.js'))[0]).toBe('404');
});

test("shows the application's page at addresses of its own making", async () => {
  expect(await get('queue/Mails?status=failed')).toEqual(['200', 'text/html', '<main>']);
});

test('serves nothing from outside the folder', async () => {
  expect((await get('..%2Fsecret.js'))[0]).toBe('404');
});
