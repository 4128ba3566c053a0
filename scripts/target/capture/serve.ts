import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves a folder and made-up files; an address that names no file is a page of the application's own making. */
export function serve(folder: string, files: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://here').pathname).slice(1);
    const file = join(folder, normalize(path));
    const made = files[path] ?? (extname(path) ? undefined : files['index.html']);
    const body = made ?? (file.startsWith(folder) && existsSync(file) ? readFileSync(file) : null);
    const type = types[extname(path)] ?? (made === undefined ? 'application/octet-stream' : 'text/html');
    response.writeHead(body === null ? 404 : 200, { 'content-type': type });
    response.end(body);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
