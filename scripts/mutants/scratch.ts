import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Mutant } from './list.ts';

const copied = ['lib', 'server', 'tests', 'package.json', 'tsconfig.json', 'vitest.config.ts', '.wxt'];

/** A copy of all that the proofs run on, to plant mistakes in. */
export interface Scratch extends Disposable {
  readonly folder: string;
  /** Plant it; what is handed back takes it out again. */
  plant(mutant: Mutant): () => void;
}

export function makeScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-mutants-'));
  const isOurs = (path: string) => !/[/\\]node_modules$/.test(path);
  for (const name of copied) cpSync(name, join(folder, name), { recursive: true, filter: isOurs });
  for (const name of ['node_modules', 'server/node_modules']) symlinkSync(resolve(name), join(folder, name));
  return {
    folder,
    plant(mutant) {
      const path = join(folder, mutant.file);
      const sound = readFileSync(path, 'utf8');
      writeFileSync(path, planted(sound, mutant));
      return () => writeFileSync(path, sound);
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The source with the mistake in it. A mutant that fits nowhere, or in two places, would prove nothing. */
export function planted(source: string, { name, file, changes }: Mutant): string {
  return changes.reduce((text, [now, wrong]) => {
    const found = text.split(now).length - 1;
    if (found !== 1)
      throw new Error(`"${name}" does not fit ${file} any more: this is there ${found} times, not once:\n${now}`);
    return text.replace(now, () => wrong);
  }, source);
}
