import { expect, test } from 'vitest';
import type { Action } from '#lib/model/guide.ts';
import { toRichInline } from '#lib/markdown/to-rich.ts';
import { escapeMarkdown } from '#lib/model/escape-markdown.ts';
import { titleOf, type Named } from '#lib/recorder/titles.ts';

const named = (overrides: Partial<Named>): Named => ({
  role: '',
  name: '',
  isData: false,
  landmark: null,
  ...overrides,
});

test.each([
  ['click', { role: 'button', name: 'New lead' }, 'Click **New lead**'],
  ['click', { role: 'tab', name: 'Notes' }, 'Open the tab **Notes**'],
  ['click', { role: 'option', name: 'Won' }, 'Choose **Won**'],
  ['click', { role: 'menuitem', name: 'Export' }, 'Choose **Export**'],
  ['input', { role: 'textbox', name: 'Company' }, 'Fill in **Company**'],
  ['select', { role: 'combobox', name: 'Stage' }, 'Choose **Stage**'],
  ['check', { role: 'checkbox', name: 'Urgent' }, 'Tick or untick **Urgent**'],
  ['check', { role: 'radio', name: 'Won' }, 'Choose **Won**'],
  ['press', { role: 'textbox', name: 'Search' }, 'Press **Enter** in **Search**'],
  ['press', { role: 'textbox' }, 'Press **Enter**'],
] as [Action, Partial<Named>, string][])('%s on %j is "%s"', (action, of, title) => {
  expect(titleOf({ action }, named(of))).toBe(title);
});

test('an entry of a list is never called by what it says', () => {
  for (const action of ['click', 'input', 'select', 'check'] as const)
    expect(titleOf({ action }, named({ role: 'cell', isData: true }))).not.toMatch(/\*\*/);
});

test('every action says something, also where there is nothing to say', () => {
  for (const action of ['click', 'input', 'select', 'check', 'press', 'navigate', 'read'] as const)
    expect(titleOf({ action }, named({}))).toMatch(/^[A-Z].{8,}/);
});

test.each([
  '*now*',
  'a_b_c',
  '`code`',
  '[link](here)',
  '<b>bold</b>',
  'C:\\temp\\',
  'Company *',
  'https://example.com',
  'www.example.com',
  'zoe@example.com',
  'a ~b~ &amp; c',
])('the name "%s" is shown as it is', (name) => {
  const rich = toRichInline(`Click **${escapeMarkdown(name)}**`);
  expect(rich).toEqual([
    { kind: 'text', text: 'Click ' },
    { kind: 'strong', children: [{ kind: 'text', text: name }] },
  ]);
});

const deeds: [Action, Partial<Named>, { keys?: string; to?: string; isByButton?: boolean }][] = [
  ['double-click', { name: 'Plan' }, {}],
  ['double-click', { isData: true }, {}],
  ['right-click', { name: 'Plan' }, {}],
  ['hover', { name: 'File' }, {}],
  ['hover', { isData: true }, {}],
  ['drag', { name: 'Card' }, { to: 'Done' }],
  ['drag', { isData: true }, { to: 'Done' }],
  ['drag', { role: 'slider', name: 'Volume' }, {}],
  ['input', { role: 'slider', name: 'Volume' }, {}],
  ['upload', { name: 'Photo' }, {}],
  ['upload', { name: 'Add photo' }, { isByButton: true }],
  ['press', { name: 'Search' }, { keys: 'Ctrl+K' }],
  ['click', { role: 'button', name: 'Save', section: 'New deal' }, {}],
  ['click', { role: 'button', landmark: { name: 'Search', distance: 2 } }, {}],
];
const inEach = (language: string) =>
  deeds.map(([action, of, more]) => titleOf({ action, ...more }, named(of), [language]));

test.each([
  ['en', 'In the row you need, click **Edit**'],
  ['de', 'In der gewünschten Zeile: Klicken Sie auf **Edit**'],
  ['fr', 'Dans la ligne voulue, cliquez sur **Edit**'],
  ['es', 'En la fila que necesites, haz clic en **Edit**'],
  ['ja', '目的の行で：**Edit** をクリックします'],
])('what is in each row is told as that in %s', (language, title) => {
  const edit = named({ role: 'button', name: 'Edit', isOfEachRow: true, section: 'Deals' });
  expect(titleOf({ action: 'click' }, edit, [language])).toBe(title);
});

test('what else people do, in English', () => {
  expect(inEach('en-GB')).toEqual([
    'Double-click **Plan**',
    'Double-click the entry you need',
    'Right-click **Plan**',
    'Point at **File**',
    'Point at the entry you need',
    'Drag **Card** to **Done**',
    'Drag the entry to **Done**',
    'Set **Volume**',
    'Set **Volume**',
    'Choose a file for **Photo**',
    'Click **Add photo** and choose a file',
    'Press **Ctrl+K**',
    'In **New deal**, click **Save**',
    'Click the 2nd button after **Search**',
  ]);
});

test('the same in German', () => {
  expect(inEach('de-CH')).toEqual([
    'Doppelklicken Sie auf **Plan**',
    'Doppelklicken Sie auf den gewünschten Eintrag',
    'Klicken Sie mit der rechten Maustaste auf **Plan**',
    'Zeigen Sie auf **File**',
    'Zeigen Sie auf den gewünschten Eintrag',
    'Ziehen Sie **Card** nach **Done**',
    'Ziehen Sie den Eintrag nach **Done**',
    'Stellen Sie **Volume** ein',
    'Stellen Sie **Volume** ein',
    'Wählen Sie eine Datei für **Photo**',
    'Klicken Sie auf **Add photo** und wählen Sie eine Datei',
    'Drücken Sie **Ctrl+K**',
    'In **New deal**: Klicken Sie auf **Save**',
    'Klicken Sie auf die 2. Schaltfläche nach **Search**',
  ]);
});

test.each(['fr', 'es', 'ja'])('in %s each sentence is its own, says the name and leaves no gap', (language) => {
  const english = inEach('en');
  inEach(language).forEach((title, at) => {
    expect(title).not.toBe(english[at]);
    expect(title).not.toMatch(/[{}]| {2}/);
    const names = [...english[at]!.matchAll(/\*\*.+?\*\*/g)].map(([name]) => name).toSorted();
    expect([...title.matchAll(/\*\*.+?\*\*/g)].map(([name]) => name).toSorted()).toEqual(names);
  });
});

test('a language that there is not is English, the next one is asked first', () => {
  expect(titleOf({ action: 'click' }, named({ name: 'Save' }), ['nl'])).toBe('Click **Save**');
  expect(titleOf({ action: 'click' }, named({ name: 'Save' }), ['nl', 'fr-CA'])).toBe('Cliquez sur **Save**');
});
