import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { toGuidesFile } from '#lib/exchange/guides-file.ts';
import { readFiles } from '#lib/exchange/import/read-files.ts';
import { pack } from '#lib/exchange/zip.ts';
import { aBook, aPng, aPicture } from '#tests/fixtures/a-book.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const hashOf = async (of: Uint8Array) => createHash('sha256').update(of).digest('hex');
const means = { hashOf, paint: async () => null };
const pngHash = createHash('sha256').update(aPng).digest('hex');
const file = (path: string, content: string | Uint8Array<ArrayBuffer>) => ({
  path,
  bytes: typeof content === 'string' ? bytes(content) : content,
});

test('an old wiki in an archive comes in with its pictures, and what cannot is said per file', async () => {
  const archive = await pack([
    file('wiki/a.md', '# A\n\n![map](img/m.png) ![no](img/none.png)'),
    file('wiki/b.html', '<h1>B</h1><p>text</p><script>1</script>'),
    file('wiki/img/m.png', aPng),
    file('wiki/empty.md', ''),
    file('wiki/long.md', 'x'.repeat(50_001)),
    file('wiki/old.doc', 'x'),
    file('wiki/.DS_Store', 'x'),
    file('wiki/style.css', 'x'),
  ]);
  const { files, pictures } = await readFiles([file('wiki.zip', archive)], means);
  expect(files.map(({ path, drafts, leftOut, problem }) => [path, drafts[0]?.title, leftOut, problem])).toEqual([
    ['wiki/a.md', 'A', ['the picture img/none.png'], null],
    ['wiki/b.html', 'B', ['scripts, styles and what is embedded'], null],
    ['wiki/empty.md', undefined, [], 'There is no text in it.'],
    ['wiki/long.md', undefined, [], expect.stringContaining('too long')],
    ['wiki/old.doc', undefined, [], expect.stringContaining('Handrail reads')],
  ]);
  expect([...pictures.keys()]).toEqual([pngHash]);
});

test('pictures inside a page and drawings beside it come in as pixels, and what stays outside is said without its letters', async () => {
  const inside = `data:image/png;base64,${btoa(String.fromCharCode(...aPng))}`;
  const drawn = `data:image/svg+xml;base64,${btoa('<svg/>')}`;
  const paint = async () => ({ bytes: aPng, type: 'image/png' });
  const given = [
    file('a.html', `<p>x<img alt="a" src="${inside}"><img alt="b" src="${drawn}"><img alt="c" src="${inside}!"></p>`),
    file('b.md', `![d](img/d.svg) \`${inside}\``),
    file('img/d.svg', '<svg/>'),
  ];
  const { files, pictures } = await readFiles(given, { hashOf, paint });
  const at = `picture:${pngHash}`;
  expect(files.map(({ drafts, leftOut }) => [drafts[0]?.text, leftOut])).toEqual([
    [`x![a](${at})![b](${at})c`, ['a picture inside the page']],
    [`![d](${at}) \`${inside}\``, []],
  ]);
  expect([...pictures.keys()]).toEqual([pngHash]);
});

test('files are in the order in which people count', async () => {
  const given = [15, 3, 27, 9].map((page) => file(`wiki/Page ${page}.md`, 'text'));
  const { files } = await readFiles([...given, file('wiki/10/a.md', 'text'), file('wiki/9/b.md', 'text')], means);
  const order = ['9/b', '10/a', 'Page 3', 'Page 9', 'Page 15', 'Page 27'];
  expect(files.map(({ path }) => path)).toEqual(order.map((name) => `wiki/${name}.md`));
});

test('our own files come back whole; a picture that is not what it says is left out', async () => {
  const good = aStep({ order: 'a0', picture: aPicture({ sha256: pngHash }) });
  const bad = aStep({ order: 'a1', picture: aPicture() });
  const book = aBook(
    [aGuide({ steps: stepsById(good, bad) })],
    new Map(
      [pngHash, 'a'.repeat(64)].map((hash) => [
        hash,
        { bytes: hash === pngHash ? aPng : aPng.slice(0, 60), type: 'image/png' },
      ]),
    ),
  );
  const { files, pictures } = await readFiles([file('a.json', toGuidesFile(book).bytes)], means);
  expect(files[0]).toMatchObject({ leftOut: ['pictures that are missing or damaged'], problem: null });
  expect(files[0]!.drafts[0]!.steps).toEqual({ [good.id]: good, [bad.id]: { ...bad, picture: null } });
  expect([...pictures.keys()]).toEqual([pngHash]);
});

test('a missing picture is left out of a text in every language, which stays a translation of it', async () => {
  const shows = `![map](picture:${'b'.repeat(64)})`;
  const said = { text: { text: `Karte ${shows}`, of: `Map ${shows}` } };
  const sheet = aGuide({ kind: 'tip-sheet', text: `Map ${shows}`, steps: {}, translations: { 'de-Latn': said } });
  const { files } = await readFiles([file('a.json', toGuidesFile(aBook([sheet])).bytes)], means);
  expect(files[0]!.drafts[0]).toMatchObject({
    text: 'Map ![map](picture:missing)',
    translations: {
      'de-Latn': { text: { text: 'Karte ![map](picture:missing)', of: 'Map ![map](picture:missing)' } },
    },
  });
});

test('a recording becomes a walkthrough', async () => {
  const recording = { title: 'R', steps: [{ type: 'click', selectors: ['aria/Go'] }] };
  const { files } = await readFiles([file('r.json', JSON.stringify(recording))], means);
  expect(files[0]).toMatchObject({ problem: null, drafts: [{ kind: 'walkthrough', title: 'R' }] });
});

test.each([
  ['a.json', '{', 'neither'],
  ['a.json', '{"format":"handrail-guides","version":9}', 'newer version'],
  ['a.json', '{"title":"R","steps":[]}', 'no step'],
  ['a.zip', 'no archive', 'damaged'],
  ['a.exe', 'MZ', 'Handrail reads'],
])('%s with %s is refused in plain words, and does not stop the others', async (path, content, why) => {
  const { files } = await readFiles([file(path, content), file('ok.md', '# Fine\n\ntext')], means);
  expect(files.find((one) => one.path === path)).toMatchObject({ drafts: [], problem: expect.stringContaining(why) });
  expect(files.find((one) => one.path === 'ok.md')).toMatchObject({ problem: null });
});
