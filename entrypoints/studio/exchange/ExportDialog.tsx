import { useState } from 'preact/hooks';
import { languageWords } from '#components/library/language-words.ts';
import { Choice } from '#components/ui/Choice.tsx';
import { Notice } from '#components/ui/Notice.tsx';
import { counted } from '#components/ui/time.ts';
import { complaintOf } from '#lib/messages/ask.ts';
import type { Device } from '#lib/store/device.ts';
import { Dialog } from './Dialog.tsx';
import { formats, makeFile, type Format } from './formats.ts';
import { bookFor, gather, unsaidIn } from './gather.ts';
import { print, save } from './hand-over.ts';

interface Props {
  guides: readonly Exported[];
  device: Device;
  names: Map<string, string>;
  onSay: (text: string) => void;
  onClose: () => void;
}

export interface Exported {
  id: string;
  title: string;
  /** By language; it may be exported in each of them. */
  translations?: Record<string, unknown> | undefined;
}

/** Guides as files for people and programs outside: which, and in which form. */
export function ExportDialog({ guides, device, names, onSay, onClose }: Props) {
  const [format, setFormat] = useState<Format>('html');
  const [language, setLanguage] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [lost, setLost] = useState<string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = guides.filter(({ id }) => !left.has(id));
  const work = async (todo: () => Promise<boolean>) => {
    setBusy(true);
    setProblem(null);
    setLost([]);
    try {
      if (await todo()) onClose();
    } catch (error) {
      setProblem(complaintOf(error));
    } finally {
      setBusy(false);
    }
  };
  // Our own form has all languages.
  const hasAll = format === 'handrail';
  const others = [...new Set(chosen.flatMap(({ translations = {} }) => Object.keys(translations)))];
  const wished = hasAll ? undefined : others.find((one) => one === language);
  const gathered = async () => {
    const ids = chosen.map(({ id }) => id);
    const book = await gather(device, ids, names, wished);
    return { book, unsaid: wished ? unsaidWords(unsaidIn(book, wished), wished) : '' };
  };
  const exportThem = () =>
    work(async () => {
      const { book, unsaid } = await gathered();
      const file = await makeFile(format, await bookFor(format, book));
      if (!file) {
        await print((await makeFile('html', await bookFor('html', book)))!);
        onSay(`Choose “Save as PDF” where the browser asks for a printer: it has the letters for this guide.${unsaid}`);
        return true;
      }
      save(file);
      onSay(`Exported “${file.name}”.${unsaid}`);
      setLost(file.lost);
      return file.lost.length === 0;
    });
  const copy = () =>
    work(async () => {
      const { toMarkdownText } = await import('#lib/exchange/to-markdown.ts');
      const { book, unsaid } = await gathered();
      await navigator.clipboard.writeText(toMarkdownText(book));
      onSay(`Copied as Markdown, without pictures.${unsaid}`);
      return true;
    });
  const [only] = guides;
  const languages = others.map((one) => [one, languageWords(one)] as const);
  const title =
    guides.length === 1 ? `Export “${only?.title || 'Untitled'}”` : `Export ${counted(chosen.length, 'guide')}`;
  return (
    <Dialog title={title} onClose={onClose}>
      {guides.length > 1 && (
        <GuideChoice
          guides={guides}
          left={left}
          onChange={(id, isIn) => {
            const next = new Set(left);
            if (isIn) next.delete(id);
            else next.add(id);
            setLeft(next);
          }}
        />
      )}
      {languages.length > 0 && (
        <Choice
          label="Language"
          value={wished ?? ''}
          options={hasAll ? { '': 'All of them' } : [['', 'As it was written'] as const, ...languages]}
          onChoose={setLanguage}
        />
      )}
      <fieldset class="exchange-formats">
        <legend class="label">As</legend>
        {Object.entries(formats).map(([name, { name: words, what }]) => (
          <label key={name} class="exchange-format">
            <input
              type="radio"
              name="format"
              value={name}
              checked={format === name}
              onChange={() => setFormat(name as Format)}
            />
            <span>
              <strong>{words}</strong>
              <span class="small soft">{what}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {problem && (
        <Notice tone="danger">
          <p>{problem}</p>
        </Notice>
      )}
      {lost.length > 0 && (
        <Notice tone="warn">
          <p>The file is saved. This is not in it:</p>
          <ul>
            {lost.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div class="row exchange-actions">
        <button
          type="button"
          class="button primary"
          disabled={isBusy || chosen.length === 0}
          onClick={() => void exportThem()}
        >
          {isBusy ? 'Exporting…' : 'Export'}
        </button>
        <button type="button" class="button" disabled={isBusy || chosen.length === 0} onClick={() => void copy()}>
          Copy as Markdown
        </button>
        <button type="button" class="button quiet" onClick={onClose}>
          {lost.length > 0 ? 'Close' : 'Cancel'}
        </button>
      </div>
    </Dialog>
  );
}

function unsaidWords(count: number, language: string): string {
  if (count === 0) return '';
  const [are, they] = count === 1 ? ['is', 'it'] : ['are', 'they'];
  return ` ${counted(count, 'guide')} ${are} not translated into ${languageWords(language)}: ${they} came as written.`;
}

interface ChoiceProps {
  guides: Props['guides'];
  left: ReadonlySet<string>;
  onChange: (id: string, isIn: boolean) => void;
}

function GuideChoice({ guides, left, onChange }: ChoiceProps) {
  return (
    <fieldset class="exchange-list">
      <legend class="label">Guides</legend>
      {guides.map(({ id, title }) => (
        <label key={id} class="exchange-line">
          <input
            type="checkbox"
            checked={!left.has(id)}
            onChange={(event) => onChange(id, event.currentTarget.checked)}
          />
          <span>{title || 'Untitled'}</span>
        </label>
      ))}
    </fieldset>
  );
}
