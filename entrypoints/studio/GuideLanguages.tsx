import { useEffect, useRef, useState } from 'preact/hooks';
import { languagesWith, languageWords } from '#components/library/language-words.ts';
import { apply } from '#components/library/history.ts';
import { TranslationFields } from '#components/library/TranslationFields.tsx';
import { Choice } from '#components/ui/Choice.tsx';
import { browserLanguage } from '#lib/target/language.ts';
import type { Guide } from '#lib/model/guide.ts';
import { inLanguage, languagesAs } from '#lib/model/language.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import {
  progressIn,
  stateOf,
  placesOf,
  translate,
  withoutTranslation,
  withTranslation,
  writtenAnew,
  type Translatable,
} from '#lib/model/translation.ts';
import { AddLanguage } from './AddLanguage.tsx';
import { EditorBar } from './EditorBar.tsx';
import type { EditorProps } from './GuidePage.tsx';
import { placeOf, type TextPlace } from './route.ts';
import { useEditing, useUndoKeys } from './use-editing.ts';
import { usePageTitle, useRemembered } from './use-page.ts';

const ofGuide = { title: 'Title', description: 'Description', text: 'Text' };

/** A guide in two languages side by side. Saved as typed. */
export function GuideLanguages(props: EditorProps) {
  const [state, editing] = useEditing(props);
  const { guide } = state;
  const title = guide.title || 'Untitled';
  const heading = usePageTitle(`Languages of ${title}`);
  useUndoKeys(editing);
  const written = guide.language ?? guessOf(guide);
  const others = Object.keys(guide.translations ?? {});
  const [wished, wish] = useRemembered<string>(`language of ${guide.id}`, '');
  const language = others.find((one) => one === wished) ?? others[0] ?? null;
  // Where somebody has just emptied a text they may want to write another one.
  const [emptied, setEmptied] = useState('');
  const texts = placesOf(guide).filter(({ place, source }) => source.trim() !== '' || place === emptied);
  const write = (text: Translatable, words: string) => {
    setEmptied(text.place);
    editing.change((now) => writtenAnew(now, text, words), `source ${text.place}`);
  };
  const choices = useRef<HTMLElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [added, setAdded] = useState('');
  useEffect(() => {
    if (added) list.current?.querySelector<HTMLElement>(`[lang="${added}"]`)?.focus();
  }, [added]);
  useEffect(() => {
    if (props.text) wish(props.text.language);
  }, [props.text]);
  /** Where the address led, once: the choice of language is the person's afterwards. */
  const gone = useRef<TextPlace | null>(null);
  useEffect(() => {
    const at = texts.findIndex(({ place }) => place === props.text?.place);
    if (language === null || props.text?.language !== language || gone.current === props.text) return;
    gone.current = props.text;
    list.current?.children[at]?.querySelector<HTMLElement>(`[lang="${language}"]`)?.focus();
  }, [props.text, language]);
  const flush = () => void editing.flush();
  const add = (to: string) => {
    editing.change((now) => withTranslation({ ...now, language: written }, to, {}));
    wish(to);
    setAdded(to);
  };
  const remove = (from: string) => {
    const before = editing.state().guide;
    const after = withoutTranslation(before, from);
    editing.change(() => after);
    setAdded('');
    choices.current?.querySelector('select')?.focus();
    const undo = () => editing.change((now) => apply(now, after, before));
    props.toaster.say(`Nothing is in ${languageWords(from)} any more.`, undo);
  };
  const free = languagesWith([written, ...languagesAs(navigator.languages)]).filter(([one]) => !others.includes(one));
  return (
    <>
      <EditorBar {...props} state={state} editing={editing} back={{ words: 'Guide', href: placeOf(guide.id) }} />
      <h1 ref={heading}>
        Languages of “<span {...inLanguage(guide.language)}>{title}</span>”
      </h1>
      <p class="soft intro">
        Readers get a guide in the language of their browser. What is not translated they get as it was written.
      </p>
      <div class="stack">
        <section class="card sides" aria-label="Languages" ref={choices}>
          <Choice
            label="Written in"
            value={written}
            options={free}
            onChoose={(to) => editing.change((now) => ({ ...now, language: to }))}
          />
          {language !== null && others.length > 1 && (
            <Choice
              label="Translate into"
              value={language}
              options={others.map((one) => [one, languageWords(one)] as const)}
              onChoose={wish}
            />
          )}
          <AddLanguage languages={free.filter(([one]) => one !== written)} onAdd={add} />
        </section>
        {language === null ? (
          <p class="card blank soft">It is in one language only. Add another one to translate it side by side.</p>
        ) : (
          <>
            <div class="head">
              <p role="status">{progressWords(guide, language)}</p>
              <button type="button" class="button quiet danger" onClick={() => remove(language)}>
                Remove {languageWords(language)}
              </button>
            </div>
            <ul class="bare stack" aria-label={`Texts in ${languageWords(language)}`} key={language} ref={list}>
              {texts.map((text) => (
                <TranslationFields
                  key={text.place}
                  name={nameOf(guide, text)}
                  isLong={text.field === 'text'}
                  maxLength={mostOf(text)}
                  source={text.source}
                  translation={guide.translations?.[language]?.[text.place]?.text ?? ''}
                  state={stateOf(guide, language, text)}
                  from={written}
                  to={language}
                  onSource={(words) => write(text, words)}
                  onTranslation={(words) =>
                    editing.change((now) => translate(now, language, text, words), `${language} ${text.place}`)
                  }
                  onConfirm={() =>
                    editing.change((now) =>
                      translate(now, language, text, now.translations?.[language]?.[text.place]?.text ?? ''),
                    )
                  }
                  onBlur={flush}
                />
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}

/** The language of the page on which it was recorded, or that of this browser. */
function guessOf(guide: Guide): string {
  const recorded = stepsInOrder(guide).find(({ target }) => target?.language)?.target?.language;
  return recorded ?? browserLanguage() ?? 'en-Latn';
}

function nameOf(guide: Guide, { stepId, field }: Translatable): string {
  if (stepId === null) return ofGuide[field];
  const number = stepsInOrder(guide).findIndex(({ id }) => id === stepId) + 1;
  return field === 'title' ? `Step ${number}` : `Step ${number}, more`;
}

function mostOf({ stepId, field }: Translatable): number {
  if (field === 'description') return 2000;
  if (field === 'title') return stepId === null ? 200 : 300;
  return stepId === null ? 50_000 : 4000;
}

function progressWords(guide: Guide, language: string): string {
  const { missing, changed, current } = progressIn(guide, language);
  const words = [
    `${current} of ${missing + changed + current} translated`,
    missing > 0 && `${missing} not yet`,
    changed > 0 && `${changed} changed since`,
  ];
  return `${words.filter(Boolean).join(', ')}.`;
}
