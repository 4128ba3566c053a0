import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from '../../server/src/settings.ts';

test('without anything said the store serves this machine only, from a folder here', () => {
  const settings = readSettings([], {});
  expect(settings).toMatchObject({ command: 'serve', host: '127.0.0.1', port: 8787, publicUrl: null });
  expect(settings.data).toBe(resolve('handrail-data'));
});

test('an invite names a role', () => {
  expect(readSettings(['invite', '--role', 'author', '--json'], {})).toMatchObject({
    command: 'invite',
    role: 'author',
  });
});

test('the address for links has no slash at its end', () => {
  expect(readSettings([], { HANDRAIL_PUBLIC_URL: 'https://know.example.com/' }).publicUrl).toBe(
    'https://know.example.com',
  );
});

test.each([
  [['--port', 'x']],
  [['--port', '70000']],
  [['invite', '--role', 'boss']],
  [['dance']],
  [['--nonsense']],
  [['export']],
  [['--tls-cert', 'a.pem']],
])('%j is refused with a sentence', (args) => {
  expect(() => readSettings(args, {})).toThrow(/\w+ /);
});

test('an address for links that is none is refused', () => {
  expect(() => readSettings([], { HANDRAIL_PUBLIC_URL: 'know.example.com' })).toThrow(/HANDRAIL_PUBLIC_URL/);
});

test('a file to import or export is named in full, but for standard input and output', () => {
  expect(readSettings(['export', 'all.ndjson'], {}).path).toBe(resolve('all.ndjson'));
  expect(readSettings(['import', '-', '--replace'], {})).toMatchObject({ path: '-', replaces: true });
});

test('certificate and key go together', () => {
  const { tls } = readSettings(['--tls-cert', 'a.pem', '--tls-key', 'b.pem'], {});
  expect(tls).toEqual({ cert: resolve('a.pem'), key: resolve('b.pem') });
  expect(readSettings([], {}).tls).toBeNull();
});

test('an invite is for every library, or for the one that is named', () => {
  expect(readSettings(['invite'], {}).library).toBe('*');
  expect(readSettings(['invite', '--library', 'sales'], {}).library).toBe('sales');
  expect(() => readSettings(['invite', '--library', 'a b'], {})).toThrow(/--library/);
});

test('limits are wide, and the metrics closed, unless said otherwise', () => {
  expect(readSettings([], {})).toMatchObject({ limits: { perDevice: 1_200, perAddress: 3_000 }, metricsToken: null });
  expect(readSettings([], { HANDRAIL_LIMIT_PER_DEVICE: '0' }).limits.perDevice).toBeNull();
  for (const wrong of [
    { HANDRAIL_LIMIT_PER_ADDRESS: '-1' },
    { HANDRAIL_METRICS_TOKEN: 'short' },
    { HANDRAIL_PROXIES: 'x' },
  ])
    expect(() => readSettings([], wrong)).toThrow(/HANDRAIL_\w+.* /);
});

test('devices stay signed in, unless a number of days is said', () => {
  expect(readSettings([], {}).tokenDays).toBeNull();
  expect(readSettings([], { HANDRAIL_TOKEN_DAYS: '30' }).tokenDays).toBe(30);
  for (const days of ['0', '-1', '1.5', 'x'])
    expect(() => readSettings([], { HANDRAIL_TOKEN_DAYS: days })).toThrow(/DAYS/);
});
