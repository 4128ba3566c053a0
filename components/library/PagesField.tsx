import { useEffect, useState } from 'preact/hooks';
import { Icon } from '#components/ui/Icon.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { matchesPage, originOf } from '#lib/model/page-pattern.ts';

interface Props {
  pages: readonly string[];
  /** Whole apps to add with one press. */
  apps: readonly { name: string; pattern: string }[];
  onChange: (pages: string[]) => void;
  onBlur: () => void;
}

/** On which pages a guide is offered, with a way to try an address. */
export function PagesField({ pages, apps, onChange, onBlur }: Props) {
  const [lines, setLines] = useState<string[]>([...pages]);
  const [address, setAddress] = useState('');
  useEffect(() => {
    if (kept(lines).join('\n') !== pages.join('\n')) setLines([...pages]);
  }, [pages.join('\n')]);
  const change = (next: string[]) => {
    setLines(next);
    onChange(kept(next));
  };
  const offered = apps.filter((app) => !lines.includes(app.pattern));
  const broken = lines.findIndex((line) => line.trim() !== '' && !originOf(line.trim()));
  return (
    <fieldset class="stack pages-field">
      <legend class="label">Pages</legend>
      {lines.length > 0 && (
        <ul class="bare stack tight-stack">
          {lines.map((line, index) => (
            <li class="with-button" key={index}>
              <TextField
                label={`Page address ${index + 1}`}
                isLabelHidden
                value={line}
                maxLength={1000}
                placeholder="https://app.example.com/leads/*"
                onInput={(value) => change(lines.with(index, value))}
                onBlur={onBlur}
              />
              <button
                type="button"
                class="button quiet square"
                aria-label={`Remove address ${index + 1}`}
                onClick={() => change(lines.toSpliced(index, 1))}
              >
                <Icon name="close" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {broken >= 0 && <p class="small warn-text">Page address {broken + 1} has to start with https:// or http://.</p>}
      <div class="row">
        {lines.length < 20 && (
          <button type="button" class="button tight" onClick={() => setLines([...lines, ''])}>
            <Icon name="add" size={14} /> Add an address
          </button>
        )}
        {offered.map((app) => (
          <button
            type="button"
            class="button tight"
            key={app.pattern}
            onClick={() => change([...kept(lines), app.pattern])}
          >
            <Icon name="add" size={14} /> All of {app.name}
          </button>
        ))}
      </div>
      <p class="soft small">A * stands for anything. What is behind ? or # does not matter unless you write it.</p>
      <TextField
        label="Does this page match?"
        value={address}
        placeholder="Paste an address to try"
        onInput={setAddress}
      />
      <p class="small" role="status">
        {verdict(kept(lines), address.trim())}
      </p>
    </fieldset>
  );
}

function kept(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter(Boolean);
}

function verdict(pages: string[], address: string): string {
  if (!address) return '';
  if (!URL.canParse(address)) return 'That is not a whole address.';
  return pages.some((page) => matchesPage(page, address))
    ? 'Yes, the guide is offered there.'
    : 'No, it is not offered there.';
}
