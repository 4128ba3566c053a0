import { createServer } from 'node:http';
import { freePort } from '../../apps/port.ts';

const words = {
  en: ['Bold', 'Italic', 'Quote', 'Table', 'Source', 'Print'],
  de: ['Fett', 'Kursiv', 'Zitat', 'Tabelle', 'Quelltext', 'Drucken'],
};

/** An editor whose buttons have nothing but their words, in two languages; `mixed` orders them otherwise. */
export async function startBilingualPage(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const language = searchParams.get('in') === 'de' ? 'de' : 'en';
    const names = [...words[language]];
    const shown = searchParams.has('mixed') ? [3, 0, 5, 2, 4, 1].map((at) => names[at]) : names;
    const buttons = shown.map((name) => `<button class="tool">${name}</button>`).join(' ');
    response.setHeader('content-type', 'text/html; charset=utf-8').end(
      `<!doctype html><html lang="${language}"><title>Editor</title>
       <main class="editor"><div role="toolbar" class="tools">${buttons}</div></main></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/edit`, stop };
}
