import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/history.css';
import '../../../entrypoints/studio/studio.css';
import '../../../entrypoints/studio/editor.css';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { noHistory } from '#components/library/history.ts';
import type { Guide } from '#lib/model/guide.ts';
import { browser } from '#lib/platform/browser.ts';
import { GuideLanguages } from '../../../entrypoints/studio/GuideLanguages.tsx';
import type { EditorProps } from '../../../entrypoints/studio/GuidePage.tsx';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const step = aStep({ title: 'Click **Save**', text: '' });
const saved = vi.fn<(guide: Guide) => void>();
const say = vi.fn<(words: string, undo?: () => void) => void>();
const show = (guide: Guide, text: EditorProps['text'] = null) => {
  const rest = {
    text,
    view: { sync: null },
    toaster: { say },
    isUnsent: false,
    refused: null,
  } as unknown as EditorProps;
  render(<GuideLanguages {...rest} guide={guide} history={noHistory} onHistory={vi.fn()} />, document.body);
};
const add = async (language: string) => {
  await userEvent.selectOptions(page.getByLabelText('Add a language'), language);
  await userEvent.click(page.getByRole('button', { name: 'Add', exact: true }));
};
const notYet = () => page.getByText('Not translated yet').elements().length;
const german = page.getByLabelText('German Step 1', { exact: true });

beforeEach(() => {
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async ({ request }: { request: { guide: Guide } }) => {
    saved(request.guide);
    return { ok: true, value: request.guide };
  }) as never);
});
afterEach(() => {
  render(null, document.body);
  sessionStorage.clear();
  vi.clearAllMocks();
});

test('an author adds a language, translates side by side, and what is still to do is marked', async () => {
  show(aGuide({ title: 'Add a lead', language: 'en-Latn', steps: stepsById(step) }));
  await add('German');
  await expect.element(page.getByLabelText('German Title', { exact: true })).toHaveFocus();
  await expect.poll(notYet).toBe(2);
  await userEvent.fill(german, 'Klicken Sie auf **Speichern**');
  await expect.element(page.getByText('1 of 2 translated, 1 not yet.')).toBeVisible();
  expect(notYet()).toBe(1);
  await vi.waitFor(() =>
    expect(saved.mock.lastCall?.[0].translations).toEqual({
      'de-Latn': { [`${step.id}.title`]: { text: 'Klicken Sie auf **Speichern**', of: 'Click **Save**' } },
    }),
  );
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(notYet).toBe(2);
});

test('who comes for one text in one language is at it', async () => {
  const translations = { 'de-Latn': {}, 'fr-Latn': {} };
  const guide = aGuide({ language: 'en-Latn', steps: stepsById(step), translations });
  show(guide, { language: 'fr-Latn', place: `${step.id}.title` });
  await expect.element(page.getByLabelText('French Step 1', { exact: true })).toHaveFocus();
});

test('a source that is changed marks its translation, until somebody says that it is still right', async () => {
  const translations = { 'de-Latn': { [`${step.id}.title`]: { text: 'Klicken', of: 'Click **Save**' } } };
  show(aGuide({ language: 'en-Latn', translations, steps: stepsById(step) }));
  await expect.element(german).toHaveValue('Klicken');
  await userEvent.fill(page.getByLabelText('English Step 1', { exact: true }), 'Press **Save**');
  await expect.element(page.getByText('Changed since', { exact: true })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Still right: Step 1 in German' }));
  await expect.poll(() => page.getByText('Changed since', { exact: true }).elements()).toHaveLength(0);
  await expect.element(german).toHaveFocus();
});

test('a text that was emptied stays to be written anew', async () => {
  show(aGuide({ language: 'en-Latn', translations: { 'de-Latn': {} }, steps: stepsById(step) }));
  const source = page.getByLabelText('English Step 1', { exact: true });
  await userEvent.fill(source, '');
  await expect.element(source).toBeVisible();
});

test('of several languages one is chosen, and it is the same after a visit elsewhere', async () => {
  const translations = { 'de-Latn': {}, 'fr-Latn': {} };
  const guide = aGuide({ language: 'en-Latn', translations, steps: stepsById(step) });
  show(guide);
  await userEvent.selectOptions(page.getByLabelText('Translate into'), 'French');
  render(null, document.body);
  show(guide);
  await expect.element(page.getByLabelText('French Step 1', { exact: true })).toBeVisible();
});

test('a language that is removed can be taken back with all that was said in it', async () => {
  const translations = { 'de-Latn': { title: { text: 'Anlegen', of: 'Add a lead' } } };
  show(aGuide({ title: 'Add a lead', language: 'en-Latn', translations }));
  await userEvent.click(page.getByRole('button', { name: 'Remove German' }));
  await expect.element(page.getByText(/It is in one language only/)).toBeVisible();
  await expect.element(page.getByLabelText('Written in')).toHaveFocus();
  say.mock.lastCall![1]!();
  await expect.element(page.getByLabelText('German Title', { exact: true })).toHaveValue('Anlegen');
});

test('what it is written in is shown and can be chosen, also where few guides are written in it', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fa', 'en']);
  show(aGuide({ language: 'ca-Latn', steps: stepsById(step) }));
  await expect.element(page.getByLabelText('Written in')).toHaveDisplayValue('Catalan');
  await add('Persian');
  const persian = page.getByLabelText('Persian Step 1', { exact: true });
  await expect.element(persian).toHaveAttribute('dir', 'rtl');
});
