import { expect, test } from 'vitest';
import { readPairs, readReleases } from '../../../scripts/target/corpus.ts';

const pairs = readPairs();
const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Who is said to be on a stored page, each as often as it is said. */
function keysOn(html = ''): string[] {
  return [...html.matchAll(/data-gt="([^"]*)"/g)].map(([, key = '']) =>
    key.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string, name: string) =>
      code ? String.fromCodePoint(Number(code)) : (names[name] ?? name),
    ),
  );
}

test.each([...new Set(pairs.map(({ app }) => app))])('each pair of %s points at one element on either page', (app) => {
  const releases = readReleases(app);
  const known = new Map<string, string[]>();
  const isOne = (release: string, page: string, wanted: string): boolean => {
    const name = JSON.stringify([release, page]);
    if (!known.has(name)) known.set(name, keysOn(releases[release]?.[page]));
    return known.get(name)!.filter((key) => key === wanted).length === 1;
  };
  const lost = pairs.filter(
    ({ app: of, a, b, st, st2 = st, k }) => of === app && !(isOne(a, st, k) && isOne(b, st2, k)),
  );
  expect(lost).toEqual([]);
});

test('no element is asked for twice on the same two pages', () => {
  const asked = pairs.map(({ app, st, st2, a, b, k }) => JSON.stringify([app, st, st2, a, b, k]));
  expect(asked.length).toBe(new Set(asked).size);
});
