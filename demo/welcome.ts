import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { root } from './folder.ts';
import { welcomePage, type Welcome } from './welcome-page.ts';

/** The page that says what to try, on this machine only. */
export async function serveWelcome(
  port: number,
  welcome: Omit<Welcome, 'icon'>,
): Promise<{ url: string; stop(): Promise<void> }> {
  const icon = await readFile(join(root, 'assets', 'icon.svg'), 'utf8');
  const page = welcomePage({ ...welcome, icon });
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  };
  const server = createServer((request, response) => {
    const isHome = request.url === '/';
    response.writeHead(isHome ? 200 : 404, headers).end(isHome ? page : '');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/`, stop };
}
