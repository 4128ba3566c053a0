import { useRef, useState } from 'preact/hooks';
import { renamed, renamedIn, type RenamedPlace } from '#components/library/rename-element.ts';
import { TextField } from '#components/ui/TextField.tsx';
import { counted } from '#components/ui/time.ts';
import type { Guide } from '#lib/model/guide.ts';
import { RenamedGuide } from './RenamedGuide.tsx';
import { mayChange } from './reviews.ts';
import { usePageTitle } from './use-page.ts';
import type { PageProps } from './use-studio.ts';

interface Pair {
  before: Guide;
  after: Guide;
}

/** An application calls something by another name: all guides that name it, before and after, changed at once. */
export function RenamePage({ view, attempt, toaster }: PageProps) {
  const heading = usePageTitle('Rename a button or field');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const names = useRef<HTMLElement>(null);
  const guides = view.items.flatMap((item) => (item.guide && mayChange(view, item) ? [item.guide] : []));
  const found = renamed(guides, { from, to });
  const chosen = found.flatMap(({ guide, places }) => {
    const kept = places.filter(({ key }) => !left.has(key));
    return kept.length === 0 ? [] : [{ before: guide, after: renamedIn(guide, kept) }];
  });
  const choose = (places: readonly RenamedPlace[], isIn: boolean) => {
    const keys = places.map(({ key }) => key);
    setLeft(new Set(isIn ? [...left].filter((key) => !keys.includes(key)) : [...left, ...keys]));
  };
  const save = async (pairs: readonly Pair[]) => {
    const done: Pair[] = [];
    for (const { before, after } of pairs) {
      const saved = await attempt('guide:save', { base: before, guide: after });
      if (saved) done.push({ before: after, after: before });
    }
    return done;
  };
  const rename = async () => {
    setBusy(true);
    const done = await save(chosen);
    setBusy(false);
    if (done.length === 0) return;
    const words = `“${from.trim()}” is “${to.trim()}” in ${counted(done.length, 'guide')} now.`;
    toaster.say(words, () => void save(done));
    setFrom('');
    setTo('');
    setLeft(new Set());
    names.current?.querySelector('input')?.focus();
  };
  return (
    <>
      <h1 ref={heading}>Rename a button or field</h1>
      <p class="soft intro">
        An application calls a button or a field by another name now. Where guides name it in any of their languages, in
        bold or in quotation marks, they will say the new one, and find it by that. Readers see it once you publish the
        guide.
      </p>
      <div class="stack">
        <section class="card sides" aria-label="Names" ref={names}>
          <TextField label="It was called" value={from} maxLength={80} onInput={setFrom} />
          <TextField label="It is called now" value={to} maxLength={80} onInput={setTo} />
        </section>
        <p role="status">{foundWords(from, to, found.length)}</p>
        {found.length > 0 && (
          <>
            <ul class="bare stack" aria-label="Guides that name it">
              {found.map(({ guide, places }) => (
                <RenamedGuide key={guide.id} guide={guide} places={places} left={left} onChoose={choose} />
              ))}
            </ul>
            <div class="row">
              <button
                type="button"
                class="button primary"
                disabled={chosen.length === 0 || isBusy}
                onClick={() => void rename()}
              >
                {isBusy ? 'Renaming…' : `Rename in ${counted(chosen.length, 'guide')}`}
              </button>
            </div>
          </>
        )}
      </div>
    </>
  );
}

function foundWords(from: string, to: string, count: number): string {
  if (!from.trim() || !to.trim()) return 'Write both names to see what would change.';
  if (from.trim() === to.trim()) return 'Both names are the same.';
  if (count === 0) return `No guide that you may change names “${from.trim()}”. Look whether it was written otherwise.`;
  return `${counted(count, 'guide')} ${count === 1 ? 'names' : 'name'} it.`;
}
