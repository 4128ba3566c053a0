import { parse } from '@puppeteer/replay';
import { expect, test } from 'vitest';
import { toFlow, toReplay } from '#lib/exchange/replay/to-replay.ts';
import { unpack } from '#lib/exchange/zip.ts';
import { Problem } from '#lib/model/problem.ts';
import { aBook, textOf } from '#tests/fixtures/a-book.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

const guide = aGuide({
  pages: ['https://crm.example.com/leads/*'],
  steps: stepsById(
    aStep({ order: 'a0', target: aTarget({ name: 'New' }) }),
    aStep({ order: 'a1', action: 'input', target: aTarget({ tag: 'input', role: 'textbox', name: 'Name' }) }),
    aStep({ order: 'a2', action: 'press', target: aTarget({ tag: 'input', role: 'textbox', name: 'Name' }) }),
    aStep({ order: 'a3', action: 'read', target: aTarget({ name: 'Done' }) }),
    aStep({ order: 'a4', action: 'navigate', target: null, page: 'https://crm.example.com/home' }),
    aStep({ order: 'a5', target: null, title: 'Look **around**' }),
  ),
});

test('each step becomes what a recorder would have recorded, and what typed nobody knows stays empty', () => {
  const { flow, lost } = toFlow(guide);
  expect(flow.steps.map(({ type, url, value, key }) => [type, url ?? value ?? key])).toEqual([
    ['navigate', 'https://crm.example.com/leads/'],
    ['click', undefined],
    ['change', ''],
    ['click', undefined],
    ['keyDown', 'Enter'],
    ['keyUp', 'Enter'],
    ['waitForElement', undefined],
    ['navigate', 'https://crm.example.com/home'],
  ]);
  expect(lost).toEqual(['step 6, “Look around”, has nothing that a recording could name']);
});

test('what a recording has no word for is named as lost, the rest is what the library knows', () => {
  const target = aTarget({ name: 'Card' });
  const done = (['drag', 'upload', 'hover', 'double-click', 'right-click'] as const).map((action, at) =>
    aStep({ order: `a${at}`, action, target, title: action }),
  );
  const keys = aStep({ order: 'b0', action: 'press', target: null, keys: 'Ctrl+K' });
  const { flow, lost } = toFlow(aGuide({ steps: stepsById(...done, keys) }));
  expect(lost).toEqual([expect.stringMatching('step 1'), expect.stringMatching('step 2')]);
  expect(
    parse(flow)
      .steps.map(({ type }) => type)
      .slice(1),
  ).toEqual(['hover', 'doubleClick', 'click', 'keyDown', 'keyDown', 'keyUp', 'keyUp']);
});

test('the replaying library reads what we write', async () => {
  const file = await toReplay(aBook([guide]));
  expect(file.name).toBe('Add a lead.json');
  expect(parse(JSON.parse(textOf(file.bytes))).steps).toHaveLength(8);
});

test('several come in an archive, and what is no walkthrough is named', async () => {
  const file = await toReplay(aBook([guide, guide, aGuide({ kind: 'tip', title: 'Tip' })]));
  expect((await unpack(file.bytes)).map(({ path }) => path)).toEqual(['Add a lead.json', 'Add a lead (2).json']);
  expect(file.lost.at(-1)).toBe('“Tip”: only walkthroughs can be played');
});

test.each([
  ['tip', aGuide({ kind: 'tip', title: 'Tip' })],
  ['walkthrough in which nothing can be played', aGuide({ steps: stepsById(aStep({ target: null })) })],
])('a %s makes no file, and why is said', async (_, one) => {
  const failure = await toReplay(aBook([one])).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Problem);
  expect(failure).toMatchObject({ message: expect.stringMatching(/nothing was saved/) });
});

test('a step without a title is named in words', () => {
  const { lost } = toFlow(aGuide({ steps: stepsById(aStep({ target: null, title: '' })) }));
  expect(lost).toEqual(['step 1, which has no title yet, has nothing that a recording could name']);
});

test('a recording waits for what a check looks at, and leaves out, by name, what may be missing', () => {
  const kinds = ['optional', 'branch', 'check'].map((kind, at) =>
    aStep({ order: `a${at}`, kind, action: 'read', title: kind, target: aTarget({ name: kind }) }),
  );
  const { flow, lost } = toFlow(aGuide({ steps: stepsById(...kinds) }));
  expect(flow.steps.map(({ type }) => type)).toEqual(['navigate', 'waitForElement']);
  expect(lost).toEqual(['step 1, “optional”, is not always there', 'step 2, “branch”, is not always there']);
});
