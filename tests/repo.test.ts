import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { protocol } from '#lib/messages/protocol.ts';
import { rooms } from '../.dependency-cruiser.mjs';
import { untested } from './untested.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const ignore = (name: string): boolean => name.includes('node_modules') || /(^|\/)\./.test(name);
const find = (pattern: string): string[] => globSync(pattern, { exclude: ignore }).toSorted();
const sources = find('{lib,components,entrypoints,server/src,demo,scripts,tests}/**/*.{ts,tsx,mjs,css,py}');
const documents = find('{*.md,docs/**/*.md}');
const root = JSON.parse(read('package.json')) as Package;
const server = JSON.parse(read('server/package.json')) as Package;

interface Package {
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

describe('the rooms', () => {
  const folders = ['lib', 'components'].flatMap((parent) =>
    readdirSync(parent, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? `${parent}/${entry.name}` : [],
    ),
  );

  test('are those of the wall table, and the other way round', () => {
    expect([...folders, 'server/src'].toSorted()).toEqual(Object.keys(rooms).toSorted());
  });

  test('stand in an order: no way of imports leads back to where it began', () => {
    const reach = (room: string, way: readonly string[] = []): string[] =>
      (rooms[room] ?? []).flatMap((next) => (way.includes(next) ? [next] : [next, ...reach(next, [...way, next])]));
    expect(Object.keys(rooms).filter((room) => reach(room).includes(room))).toEqual([]);
  });

  test('open only to what there is', () => {
    expect(
      Object.values(rooms)
        .flat()
        .filter((open) => !existsSync(open)),
    ).toEqual([]);
  });

  test('are all in the architecture', () => {
    const architecture = read('docs/architecture.md');
    expect(Object.keys(rooms).filter((room) => !architecture.includes(`\`${room}\``))).toEqual([]);
  });

  test.each(folders.filter((folder) => folder.startsWith('lib/')))('%s says in a README what it is for', (folder) => {
    expect(existsSync(`${folder}/README.md`)).toBe(true);
  });
});

describe('the tests mirror the tree', () => {
  const modules = find('lib/**/*.ts').filter((file) => !file.endsWith('.d.ts') && isMoreThanTypes(read(file)));
  const isTested = (file: string): boolean =>
    ['.test.ts', '.test.tsx', '.dom.test.ts', '.dom.test.tsx', '.integration.test.ts'].some((ending) =>
      existsSync(`tests/${file.replace(/\.ts$/, '')}${ending}`),
    );

  test('every module of lib has its test, or a reason why not', () => {
    expect(modules.filter((file) => !isTested(file) && !(file in untested))).toEqual([]);
  });

  test('the list of reasons only shrinks', () => {
    expect(Object.keys(untested).filter((file) => !modules.includes(file) || isTested(file))).toEqual([]);
  });
});

describe('the documents', () => {
  test('list every message, and no other', () => {
    const listed = [
      ...read('docs/messages.md')
        .split('## Notices')[0]!
        .matchAll(/^\| `([\w:-]+)`/gm),
    ].map(([, name]) => name);
    expect(listed.toSorted()).toEqual(Object.keys(protocol).toSorted());
  });

  test('give a reason for every dependency', () => {
    const text = read('docs/dependencies.md');
    const names = [root, server].flatMap(({ dependencies, devDependencies, optionalDependencies }) =>
      Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }),
    );
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test('name no dependency that is gone', () => {
    const rows = [...read('docs/dependencies.md').matchAll(/^\| (`.+?) \|/gm)].flatMap(([, cell]) =>
      [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!).filter((name) => name !== 'mini'),
    );
    const known = JSON.stringify([root, server]);
    expect(rows.filter((name) => !known.includes(`"${name}"`))).toEqual([]);
  });

  test.each(documents)('%s names only commands and files that there are', (file) => {
    const text = read(file);
    const commands = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name!);
    expect(commands.filter((name) => !root.scripts?.[name])).toEqual([]);
    const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : '';
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(`${folder}${link}`))).toEqual([]);
  });

  test('use in the glossary only words that the code has', () => {
    const code = find('{lib,components,entrypoints,server/src}/**/*.{ts,tsx}').map(read).join('\n');
    const words = [...read('docs/glossary.md').matchAll(/^\| \*\*.*\| ([^|]+) \|$/gm)].flatMap(([, cell]) =>
      [...cell!.matchAll(/`([^`]+)`/g)].map(([, word]) => word!),
    );
    expect(words.length).toBeGreaterThan(50);
    expect(words.filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(code))).toEqual([]);
  });
});

describe('a file', () => {
  test('has 250 lines at most', () => {
    const long = sources.filter((file) => !file.endsWith('.css') && read(file).split('\n').length > 251);
    expect(long).toEqual([]);
  });

  test('names no path of one machine and no registry', () => {
    const places = /\/(work|root|home\/\w+|Users\/\w+)\/|registry\.\w+|\bnpmjs\b|artifactory|\/tmp\/\w/;
    const telling = [...sources, ...documents, ...find('*.{json,ts,mjs}'), ...find('assets/*.svg')].filter(
      (file) => file !== 'tests/repo.test.ts' && file !== 'package-lock.json' && places.test(read(file)),
    );
    expect(telling).toEqual([]);
  });

  test('of the lock names no host', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "\w+:\/\//);
  });
});

/** Interfaces and types are checked by being used. */
function isMoreThanTypes(text: string): boolean {
  return /^(export )?(async )?(function|const|let|class)\b|^import ['"]|^scope\./m.test(text);
}
