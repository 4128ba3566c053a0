import { afterEach, describe as group, expect, it } from 'vitest';
import type { SpokenTarget } from '#lib/model/target.ts';
import { describe } from '#lib/target/describe.ts';
import { find } from '#lib/target/find.ts';
import { labelOf, languageOf, withLanguage } from '#lib/target/language.ts';
import { traceOf } from '#lib/target/trace.ts';
import { button, show } from './a-page.ts';

const english = ['Bold', 'Italic', 'Quote', 'Table', 'Code'];
const german = ['Fett', 'Kursiv', 'Zitat', 'Tabelle', 'Quelltext'];

/** A toolbar in which only words tell one button from another: of German ones, the seat is no longer what it was. */
function toolbar(language: string, names: string[], after = ''): void {
  document.documentElement.lang = language;
  const buttons = names.map((name) => `<button class="tool">${name}</button>`).join('');
  show(`<main class="editor"><div role="toolbar" class="tools">${buttons}</div>${after}</main>`);
}

function recorded(name: string): SpokenTarget {
  toolbar('en', english);
  return withLanguage(describe(button(name)));
}

afterEach(() => document.documentElement.removeAttribute('lang'));

group('the language of a page', () => {
  it('is language and script, as the page says', () => {
    const languages = ['de-AT', 'zh-TW', 'zh-CN', 'EN'].map((lang) => {
      document.documentElement.lang = lang;
      return languageOf(document);
    });
    expect(languages).toEqual(['de-Latn', 'zh-Hant', 'zh-Hans', 'en-Latn']);
  });

  it('is that of the browser where the page says none, or nonsense', () => {
    const browsers = new Intl.Locale(navigator.language).language;
    expect(languageOf(document)).toMatch(new RegExp(`^${browsers}-`));
    document.documentElement.lang = 'not a language!';
    expect(languageOf(document)).toMatch(new RegExp(`^${browsers}-`));
  });
});

group('a learnt label', () => {
  const mixed = ['Code', 'Quote', 'Bold', 'Table', 'Italic'];
  const moved = ['Quelltext', 'Zitat', 'Fett', 'Tabelle', 'Kursiv'];

  it('finds what the recorded name could not', () => {
    const target = recorded('Italic');
    toolbar('de', moved);
    expect(find(target, document)?.element).not.toBe(button('Kursiv'));
    const spoken = { ...target, labels: { 'de-Latn': 'Kursiv' } };
    expect(find(spoken, document)).toMatchObject({ element: button('Kursiv'), outcome: 'found' });
    expect(traceOf(spoken, document)).toMatchObject({ outcome: 'found' });
  });

  it('is not asked on a page in the author’s own language, nor in a third one', () => {
    const target = { ...recorded('Italic'), labels: { 'en-Latn': 'Bold', 'de-Latn': 'Kursiv' } };
    toolbar('en', mixed);
    expect(find(target, document)?.element).toBe(button('Italic'));
    toolbar('fr', moved);
    expect(find(target, document)?.outcome).not.toBe('found');
  });

  it('alone is no proof: elsewhere on the page it is in doubt at most', () => {
    const target = { ...recorded('Italic'), labels: { 'de-Latn': 'Konto schließen' } };
    document.documentElement.lang = 'de';
    show(
      '<footer class="legal"><p>Mehr</p><section><a href="/close"><button>Konto schließen</button></a></section></footer>',
    );
    expect(find(target, document)?.outcome).not.toBe('found');
  });

  it('that is wrong takes nothing away: what the recorded name finds is found', () => {
    const target = { ...recorded('Italic'), labels: { 'de-Latn': 'Nirgends' } };
    toolbar('de', mixed);
    expect(find(target, document)?.element).toBe(button('Italic'));
  });
});

group('what is told', () => {
  const target = (): SpokenTarget => recorded('Italic');

  it('is the application’s word in the other language', () => {
    const at = target();
    toolbar('de', german);
    expect(labelOf(at, button('Kursiv'))).toEqual({ language: 'de-Latn', of: 'Italic', name: 'Kursiv' });
  });

  it('is nothing in the author’s language, of an old target, or where it is known or the same', () => {
    const at = target();
    expect(labelOf(at, button('Bold'))).toBeNull();
    toolbar('de', [...german, 'italic']);
    expect(labelOf({ ...at, labels: { 'de-Latn': 'Kursiv' } }, button('Kursiv'))).toBeNull();
    expect(labelOf(at, button('italic'))).toBeNull();
    const { language: _, ...old } = at;
    expect(labelOf(old, button('Kursiv'))).toBeNull();
  });

  it('is no word of a record, no address and no number', () => {
    const at = target();
    const rows = ['Ada', 'Bob', 'Cy'].map(
      (name) => `<tr><td>${name}</td><td><button>${name} öffnen</button></td></tr>`,
    );
    const table = `<table><thead><tr><th>Wer</th><th>Was</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
    toolbar('de', ['An ada@example.com', 'Auftrag 47110815'], table);
    for (const one of document.querySelectorAll('button')) expect(labelOf(at, one)).toBeNull();
  });
});
