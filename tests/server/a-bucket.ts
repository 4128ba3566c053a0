import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Bucket {
  /** What the store is started with to keep its blobs there. */
  env: { HANDRAIL_BLOBS: string; AWS_ACCESS_KEY_ID: string; AWS_SECRET_ACCESS_KEY: string };
  stop(): Promise<void>;
}

const require = createRequire(import.meta.url);

/** A bucket of a real S3 server. It knows keys from no keys, but does not check what was signed with them. */
export async function startBucket(): Promise<Bucket> {
  const directory = await mkdtemp(join(tmpdir(), 'handrail-bucket-'));
  const port = await freePort();
  const program = require.resolve('s3rver/bin/s3rver.js');
  const args = ['-s', '-d', directory, '-a', '127.0.0.1', '-p', String(port), '--configure-bucket', 'handrail'];
  // Its places in long lists are made with a cipher of the last century.
  const child = spawn(process.execPath, ['--openssl-legacy-provider', program, ...args], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const endpoint = `http://127.0.0.1:${port}/handrail`;
  while (child.exitCode === null && !(await fetch(endpoint).catch(() => null))) await delay(50);
  return {
    env: {
      HANDRAIL_BLOBS: `${endpoint}?region=us-east-1`,
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: 'S3RVER',
    },
    async stop() {
      child.kill();
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
