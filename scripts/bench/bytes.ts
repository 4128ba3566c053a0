import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { say } from '../commands.ts';
import { fetchRival } from './rival.ts';

interface Bytes {
  name: string;
  raw: number;
  gzip: number;
  brotli: number;
}

/** After brotli: what a script should cost, and what it may cost until it does. docs/bench.md says why they differ. */
const budgets = {
  'agent.js': { budget: 4_096, limit: 4_096 },
  'player.js': { budget: 15_360, limit: 41_600 },
  'recorder.js': { budget: 15_360, limit: 45_376 },
  'inside.js': { budget: 17_408, limit: 17_664 },
  'wireframe.js': { budget: 2_560, limit: 2_560 },
  'masks.js': { budget: 2_048, limit: 2_048 },
};
const rival = { name: 'driver.js', version: '1.8.0', files: ['dist/driver.js.mjs', 'dist/driver.css'] };

/** Prints what goes into a page; false where something is above its limit. */
export async function measureBytes(folder: string): Promise<boolean> {
  const scripts = await Promise.all(Object.keys(budgets).map(async (name) => sizeOf(name, [join(folder, name)])));
  say('\nBytes injected into a page        raw     gzip   brotli   budget    limit');
  let isWithin = true;
  for (const bytes of scripts) {
    const { budget, limit } = budgets[bytes.name as keyof typeof budgets];
    isWithin &&= bytes.brotli <= limit;
    say(`${lineOf(bytes)} ${column(budget)} ${column(limit)}  ${judgementOf(bytes.brotli, budget, limit)}`);
  }
  const [agent, player] = scripts;
  if (agent && player) {
    say(lineOf({ ...agent, name: 'a page without guides' }));
    say(lineOf(sum('a page with guides', agent, player)));
  }
  const driver = await rivalBytes();
  if (driver) say(`${lineOf(driver)}                    the rival, in every page`);
  return isWithin;
}

function judgementOf(bytes: number, budget: number, limit: number): string {
  if (bytes > limit) return `OVER ITS LIMIT by ${bytes - limit}`;
  return bytes > budget ? `over its budget by ${bytes - budget}` : 'ok';
}

async function sizeOf(name: string, files: string[]): Promise<Bytes> {
  const code = Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
  return { name, raw: code.length, gzip: gzipSync(code, { level: 9 }).length, brotli: brotliCompressSync(code).length };
}

function sum(name: string, one: Bytes, other: Bytes): Bytes {
  return {
    name,
    raw: one.raw + other.raw,
    gzip: one.gzip + other.gzip,
    brotli: one.brotli + other.brotli,
  };
}

function lineOf({ name, raw, gzip, brotli }: Bytes): string {
  return `${name.padEnd(28)} ${[raw, gzip, brotli].map(column).join(' ')}`;
}

const column = (bytes: number): string => String(bytes).padStart(8);

async function rivalBytes(): Promise<Bytes | null> {
  const files = await fetchRival(rival.name, rival.version, rival.files);
  if (files) return sizeOf(`${rival.name} ${rival.version}`, files);
  say(`${rival.name} could not be fetched, so there is nothing to compare with.`);
  return null;
}
