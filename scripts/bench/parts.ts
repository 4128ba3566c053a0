import { readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { say } from '../commands.ts';

/** Style sheets arrive as texts, which maps say nothing about; they begin with a rule. */
const styles = /`[.:][\w-]+\{[^`]*`/g;

/**
 * Prints what each part of a script costs: how much smaller it would be after brotli without that part. Parts share
 * their words, so together they are less than the whole.
 */
export async function measureParts(folder: string, script: string): Promise<void> {
  const code = await readFile(join(folder, script), 'utf8');
  const parts = partOfEachLetter(
    code,
    new SourceMap(JSON.parse(await readFile(join(folder, `${script}.map`), 'utf8'))),
  );
  for (const { index, 0: text } of code.matchAll(styles)) parts.fill('styles', index, index + text.length);
  const whole = brotli(code);
  const without = (part: string): string => parts.map((of, at) => (of === part ? '' : code[at])).join('');
  const costs = [...new Set(parts)].map((part) => ({ part, bytes: whole - brotli(without(part)) }));
  say(`\nParts of ${script}, ${whole} after brotli`);
  for (const { part, bytes } of costs.sort((one, other) => other.bytes - one.bytes)) {
    say(`${part.padEnd(28)} ${String(bytes).padStart(8)}`);
  }
}

function partOfEachLetter(code: string, map: SourceMap): string[] {
  return code.split('\n').flatMap((line, row) => {
    const letters = Array.from({ length: line.length }, (_, column) => {
      const entry = map.findEntry(row, column);
      return 'originalSource' in entry ? partOf(entry.originalSource) : 'the build';
    });
    return [...letters, 'the build'];
  });
}

/** A package, or a room. */
function partOf(source: string | undefined): string {
  const path = source?.replaceAll('\\', '/') ?? '';
  const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(path)?.[1];
  return name ?? /(?:^|\/)((?:lib|components|entrypoints)\/[^/]+)/.exec(path)?.[1] ?? 'the build';
}

function brotli(code: string): number {
  return brotliCompressSync(code).length;
}
