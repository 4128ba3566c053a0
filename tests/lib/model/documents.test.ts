import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blobsOf, documentTypes, isDocumentType, readDocument } from '#lib/model/documents.ts';
import { Label } from '#lib/model/label.ts';
import { App, Person, Workspace } from '#lib/model/workspace.ts';
import { aFlag } from '#tests/fixtures/a-flag.ts';
import { aComment, aReview } from '#tests/fixtures/a-review.ts';
import { aQuestion } from '#tests/fixtures/a-question.ts';
import { aGuide, anEntry, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const samples = {
  guide: aGuide(),
  entry: anEntry(),
  flag: aFlag(),
  question: aQuestion(),
  comment: aComment(),
  review: aReview(),
  label: Label.parse({
    schemaVersion: 1,
    id: 'guide.ann',
    guideId: crypto.randomUUID(),
    toldBy: 'ann',
    steps: { [crypto.randomUUID()]: { 'de-Latn': ['Save', 'Sichern'] } },
  }),
  app: App.parse({ schemaVersion: 1, id: crypto.randomUUID(), name: 'CRM', origins: ['https://crm.example.com'] }),
  person: Person.parse({ schemaVersion: 1, id: 'ann', name: 'Ann', role: 'author' }),
  workspace: Workspace.parse({ schemaVersion: 1, name: 'Acme' }),
};

describe.each(documentTypes)('a document of type %s', (type) => {
  test('is read', () => {
    expect(readDocument(type, samples[type])).toEqual(samples[type]);
  });

  test('keeps the fields a newer version added', () => {
    const newer = { ...samples[type], colour: 'red' };
    expect(readDocument(type, newer)).toEqual(newer);
  });

  test.each(Object.keys(samples[type]))('is none without %s', (field) => {
    const { [field]: _, ...rest } = samples[type] as Record<string, unknown>;
    expect(readDocument(type, rest)).toBeNull();
  });

  test('nothing else is taken for one', () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => readDocument(type, body) === null));
    for (const body of [null, undefined, 1, 'text', [], [samples[type]]]) expect(readDocument(type, body)).toBeNull();
  });
});

test.each(['', 'Guide', 'guides', '__proto__', 'constructor', 'toString'])('"%s" is no type of document', (type) => {
  expect(isDocumentType(type)).toBe(false);
});

test.each([
  ['a step in a foreign form', { steps: { x: { id: 'x' } } }],
  [
    'a target with a value of a field',
    { steps: stepsById({ ...aStep(), target: { tag: 'input', role: 'textbox', value: 'secret' } as never }) },
  ],
  ['an unknown kind', { kind: 'video' }],
  ['a title longer than any list can show', { title: 'x'.repeat(201) }],
  ['a page pattern of no length', { pages: [''] }],
  ['a date in words', { createdAt: 'yesterday' }],
  ['a negative revision', { revision: -1 }],
])('a guide with %s is none', (_, wrong) => {
  expect(readDocument('guide', { ...aGuide(), ...wrong })).toBeNull();
});

test.each([
  'https://crm.example.com/leads',
  'https://crm.example.com?x',
  'crm.example.com',
  'ftp://crm.example.com',
  'javascript:alert(1)',
  'https://a b',
  'https://*',
  'https://*.example.com',
])('an app on "%s" is none, because that is no origin', (origin) => {
  expect(readDocument('app', { ...samples.app, origins: [origin] })).toBeNull();
});

test('a guide refers to its pictures, an entry to its body and pictures, all else to nothing', () => {
  const picture = { sha256: 'a'.repeat(64), width: 1, height: 1, frame: { x: 0, y: 0, width: 1, height: 1 } };
  expect(blobsOf('guide', aGuide({ steps: stepsById(aStep({ picture })) }))).toEqual(['a'.repeat(64)]);
  const entry = anEntry({ body: 'c'.repeat(64), pictures: ['a'.repeat(64)] });
  expect(blobsOf('entry', entry)).toEqual(['c'.repeat(64), 'a'.repeat(64)]);
  expect(blobsOf('flag', samples.flag)).toEqual([]);
});
