import { expect, test } from 'vitest';
import type { Action } from '#lib/model/guide.ts';
import { toRichInline } from '#lib/markdown/to-rich.ts';
import { escapeMarkdown, titleOf, type Named } from '#lib/recorder/titles.ts';

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
  expect(titleOf(action, named(of))).toBe(title);
});

test('an entry of a list is never called by what it says', () => {
  for (const action of ['click', 'input', 'select', 'check'] as const)
    expect(titleOf(action, named({ role: 'cell', isData: true }))).not.toMatch(/\*\*/);
});

test('every action says something, also where there is nothing to say', () => {
  for (const action of ['click', 'input', 'select', 'check', 'press', 'navigate', 'read'] as const)
    expect(titleOf(action, named({}))).toMatch(/^[A-Z].{8,}/);
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
