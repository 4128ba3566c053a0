import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStore, type StartedStore } from './start-store.ts';

/** The Dockerfile without Docker: its lines are done in an empty folder, and what they make is run as it says. */
const lines = readFileSync('Dockerfile', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const of = (word: string) =>
  lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []));
const jsonIn = (line: string) => JSON.parse(line.slice(line.indexOf('['))) as string[];
let folder: string;
let database: StartedStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handrail-image-'));
  for (const copy of of('COPY')) {
    if (copy.startsWith('--from')) continue;
    const [to = '', ...from] = copy.split(' ').reverse();
    for (const path of from) {
      const target = to.endsWith('/') ? join(folder, to, path.split('/').at(-1)!) : join(folder, to);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(path, target, { recursive: true });
    }
  }
  // In place of `npm ci`, which needs the network: the very packages that it would bring, and no other.
  const listing = ['ls', '--workspace', 'server', '--omit=dev', '--omit=optional', '--all', '--parseable'];
  const all = execFileSync('npm', listing, { encoding: 'utf8' }).split('\n');
  for (const place of all.filter((path) => path.includes('node_modules'))) {
    const path = place.slice(process.cwd().length + 1);
    if (path.endsWith('/handrail-store') || path.replace(/^server\//, '').split('node_modules').length > 2) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (!existsSync(join(folder, path))) symlinkSync(place, join(folder, path));
  }
  database = await startStore();
});
afterAll(async () => {
  await database?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('the image starts a store by itself, as nobody special, and its own check finds it healthy', async () => {
  expect(of('USER')).toEqual(['node']);
  expect(of('EXPOSE')).toEqual(['8787']);
  const [program = '', ...args] = jsonIn(of('CMD')[0]!);
  expect(program).toBe('node');
  const url = new URL(await database.databaseUrl());
  const env = { ...process.env, DATABASE_URL: url.href, HANDRAIL_DATA: join(folder, 'data') };
  const more = ['--port', '0', '--json', '--stop-with-stdin'];
  const child = spawn(process.execPath, [...args, ...more], { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  try {
    const line = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
      child.once('exit', () => reject(new Error(said)));
    });
    const port = new URL((JSON.parse(line) as { url: string }).url).port;
    const [check = '', ...words] = jsonIn(of('HEALTHCHECK')[0]!);
    expect(check).toBe('node');
    const at = (number: string) => words.map((word) => word.replace('8787', number));
    execFileSync(process.execPath, at(port), { stdio: 'pipe' });
    expect(() => execFileSync(process.execPath, at('9'), { stdio: 'pipe' })).toThrow(/Command failed/);
  } finally {
    child.stdin.end();
    await ended;
  }
}, 120_000);

test('the packages are those of the lock, without scripts, and the context holds no more than is copied', () => {
  expect(of('RUN')[0]).toMatch(/^npm ci --workspace server --omit=dev --omit=optional --ignore-scripts/);
  const open = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'));
  const copied = of('COPY')
    .filter((copy) => !copy.startsWith('--from'))
    .flatMap((copy) => copy.split(' ').slice(0, -1));
  expect(open.map((line) => line.slice(1)).toSorted()).toEqual(copied.toSorted());
  expect(copied.filter((path) => !existsSync(path))).toEqual([]);
});

test('the composed store can be told all that a store knows, and its commands are there', () => {
  const compose = readFileSync('compose.yaml', 'utf8');
  const sources = globSync('server/src/**/*-settings.ts').concat('server/src/settings.ts');
  const known = sources.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/'((?:HANDRAIL|DATABASE|AWS)_\w+)'/g),
  ]);
  const names = [...compose.matchAll(/^ {6}((?:HANDRAIL|DATABASE|AWS)_\w+):/gm)].map(([, name]) => name!);
  // Where data and programs lie is for the image to say.
  const own = ['HANDRAIL_DATA', 'HANDRAIL_PG_BIN'];
  expect(new Set([...names, ...own])).toEqual(new Set(known.map(([, name]) => name!)));
  for (const [, file] of compose.matchAll(/node (\S+\.ts)/g)) expect(existsSync(file!)).toBe(true);
  expect(compose).toContain(`store:${of('VOLUME')[0]}`);
});
