import { createWriteStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { freePort } from './port.ts';

export interface ServedFolder {
  readonly folder: string;
  readonly headers: Record<string, string>;
  readonly logFile: string;
  readonly port: number;
}

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.yml': 'text/yaml',
};

/** Serves the built pages of a single-page application: an address that is no file is the application's own route. */
export async function serveFolder(served: ServedFolder): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort(served.port);
  const log = createWriteStream(served.logFile);
  const server = createServer(async (request, response) => {
    const file = await findFile(served.folder, request.url ?? '/');
    log.write(`${request.method} ${request.url} ${file ? 200 : 404}\n`);
    if (!file) {
      response.writeHead(404, served.headers).end();
      return;
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...served.headers, 'content-type': type }).end(await readFile(file));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => log.end(resolve));
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, stop };
}

async function findFile(folder: string, address: string): Promise<string | undefined> {
  // `new URL` has taken every `..` out before the path is joined.
  const path = normalize(decodeURIComponent(new URL(address, 'http://localhost').pathname));
  const index = join(folder, 'index.html');
  if (path.includes('..') || path.endsWith('/')) return path === '/' ? index : undefined;
  const isFile = await stat(join(folder, path)).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isFile) return join(folder, path);
  return extname(path) === '' ? index : undefined;
}
