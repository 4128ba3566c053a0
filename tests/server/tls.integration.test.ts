import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStore, type StartedStore } from './start-store.ts';

let folder: string;
let store: StartedStore;
let ca: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handrail-tls-'));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'];
  execFileSync('openssl', [...made, ...subject, '-keyout', key, '-out', cert], { stdio: 'pipe' });
  ca = await readFile(cert);
  store = await startStore({ args: ['--tls-cert', cert, '--tls-key', key] });
});
afterAll(async () => {
  await store?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Asked by somebody who trusts this certificate, and no other. */
const ask = (path: string) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    get(`${store.url}${path}`, { ca }, (response) => {
      const { statusCode: status = 0, headers } = response;
      text(response).then((body) => resolve({ status, headers, body }), reject);
    }).on('error', reject);
  });

test('a store with a certificate speaks TLS, says so for the future, and nothing else', async () => {
  expect(store.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  expect(store.firstInvite).toContain(`${store.url}/join#`);
  const { status, headers, body } = await ask('/readyz');
  expect([status, JSON.parse(body)]).toEqual([200, { ok: true }]);
  expect(headers['strict-transport-security']).toContain('max-age=31536000');
  await expect(fetch(`${store.url.replace('https', 'http')}/readyz`)).rejects.toThrow(/fetch failed/);
});

test('its commands find it, whatever name the certificate is for', async () => {
  expect(await store.invite('author')).toContain(`${store.url}/join#`);
  const said = await store.command('doctor');
  expect(said).toContain(`ok    Port: the store answers at ${store.url}`);
  expect(said).toContain('ok    TLS: the store speaks it');
});
