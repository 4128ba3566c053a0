import type { MadeFile } from '#lib/exchange/book.ts';

const keptMs = 60_000;

/** Let the browser save a file where it saves files. */
export function save({ name, type, bytes }: MadeFile): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}

/** The browser's own dialog, with "Save as PDF" in it. The page is shown nowhere, and nothing in it may run. */
export async function print({ bytes }: MadeFile): Promise<void> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.className = 'unseen';
  frame.title = 'What is printed';
  const url = URL.createObjectURL(new Blob([bytes], { type: 'text/html' }));
  const isLoaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = url;
  document.body.append(frame);
  await isLoaded;
  frame.contentWindow?.print();
  setTimeout(() => {
    frame.remove();
    URL.revokeObjectURL(url);
  }, keptMs);
}
