import { expect, test } from 'vitest';
import { fromReplay } from '#lib/exchange/replay/from-replay.ts';
import { toFlow } from '#lib/exchange/replay/to-replay.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { GuideDraft } from '#lib/model/guide-draft.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

/** As Chrome's recorder writes it. */
const recording = {
  title: 'Add a lead',
  steps: [
    {
      type: 'setViewport',
      width: 1200,
      height: 800,
      deviceScaleFactor: 1,
      isMobile: false,
      hasTouch: false,
      isLandscape: false,
    },
    { type: 'navigate', url: 'https://crm.example.com/leads/4711?who=ann', assertedEvents: [{ type: 'navigation' }] },
    {
      type: 'click',
      target: 'main',
      selectors: [['aria/New'], ['#new'], ['pierce/#new'], ['text/New']],
      offsetX: 5,
      offsetY: 5,
    },
    { type: 'click', target: 'main', selectors: [['aria/Name[role="textbox"]'], ['#name']], offsetX: 5, offsetY: 5 },
    { type: 'change', value: 'Ann Secret', target: 'main', selectors: [['aria/Name[role="textbox"]'], ['#name']] },
    { type: 'keyDown', target: 'main', key: 'Enter' },
    { type: 'keyUp', target: 'main', key: 'Enter' },
    { type: 'scroll', x: 0, y: 100 },
    { type: 'navigate', url: 'https://crm.example.com/home' },
    { type: 'click', frame: [0], selectors: ['#in-frame'] },
  ],
};
const steps = (read: ReturnType<typeof fromReplay>) => stepsInOrder({ steps: read!.draft.steps } as never);

test('a recording becomes a walkthrough, without what was typed', () => {
  const read = fromReplay(recording);
  expect(GuideDraft.safeParse(read?.draft).success).toBe(true);
  expect(read?.draft).toMatchObject({
    kind: 'walkthrough',
    title: 'Add a lead',
    pages: ['https://crm.example.com/leads/*'],
  });
  expect(steps(read).map(({ action, advanceOn, title }) => [action, advanceOn, title])).toEqual([
    ['click', 'click', 'Click **New**'],
    ['input', 'input', 'Fill in **Name**'],
    ['press', 'press', 'Press **Enter** in **Name**'],
    ['navigate', 'navigate', 'Go to this page'],
  ]);
  expect(JSON.stringify(read)).not.toContain('Secret');
  expect(read?.leftOut).toEqual(['what was typed', '“scroll”', 'what was done inside of frames']);
});

test('what we export comes back with its elements', () => {
  const guide = aGuide({ steps: stepsById(aStep({ target: aTarget({ name: 'Save', hooks: { id: 'save' } }) })) });
  const read = fromReplay(toFlow(guide).flow);
  expect(steps(read)).toMatchObject([
    { action: 'click', target: { name: 'Save', role: 'button', hooks: { id: 'save' } } },
  ]);
});

test('so does what people do beside plain clicks', () => {
  const target = aTarget({ name: 'Save', hooks: { id: 'save' } });
  const done = (['double-click', 'right-click', 'hover'] as const).map((action, at) =>
    aStep({ order: `a${at}`, action, advanceOn: action, target }),
  );
  const keys = ['Ctrl+Shift+K', 'Escape'].map((chord, at) =>
    aStep({ order: `b${at}`, action: 'press', advanceOn: 'press', target: null, keys: chord }),
  );
  const { flow, lost } = toFlow(aGuide({ steps: stepsById(...done, ...keys) }));
  expect(lost).toEqual([]);
  expect(steps(fromReplay(flow))).toMatchObject([
    { action: 'double-click', advanceOn: 'double-click', target: { name: 'Save' } },
    { action: 'right-click', advanceOn: 'right-click' },
    { action: 'hover', advanceOn: 'hover' },
    { action: 'press', advanceOn: 'press', target: null, keys: 'Ctrl+Shift+K', title: 'Press **Ctrl+Shift+K**' },
    { action: 'press', keys: 'Escape' },
  ]);
});

test('a step whose element has no lasting name waits for Next', () => {
  const read = fromReplay({ title: 'T', steps: [{ type: 'click', selectors: ['div > div'] }] });
  expect(steps(read)).toMatchObject([{ target: null, advanceOn: 'next' }]);
  expect(read?.leftOut).toEqual(['elements that are named by nothing lasting']);
});

test('other files are no recording', () => {
  for (const other of [null, {}, { title: 'x' }, [1], { steps: [] }]) expect(fromReplay(other)).toBeNull();
});
