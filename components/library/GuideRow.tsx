import { Icon } from '#components/ui/Icon.tsx';
import { ago, counted } from '#components/ui/time.ts';
import type { GuideKind } from '#lib/model/guide.ts';
import { kindWords, statusWords } from './words.ts';

/** A guide as the library lists it. */
export interface LibraryLine {
  id: string;
  kind: GuideKind;
  title: string;
  status: keyof typeof statusWords;
  stepCount: number;
  authorName: string;
  /** The name of its library, where there are several. */
  libraryName: string | null;
  /** For whom it is and when; empty: for everybody, always. */
  audience: string;
  openFlags: number;
  changedAt: number;
  isUnsent: boolean;
  refused: string | null;
  /** Why readers did not get it when that was tried last. */
  notPublished: string | null;
  mayPlay: boolean;
}

const tones = { draft: '', published: 'good', changed: 'accent', archived: '' } as const;

/** One guide with its state; the title opens it. */
export function GuideRow({ line, href, onPlay }: { line: LibraryLine; href: string; onPlay: () => void }) {
  const title = line.title || 'Untitled';
  const size = line.kind === 'walkthrough' ? ` · ${counted(line.stepCount, 'step')}` : '';
  return (
    <li class="guide-row">
      <span class="kind">
        <Icon name={line.kind} size={20} />
      </span>
      <div class="guide-row-words">
        <a class="guide-row-title" href={href}>
          {title}
        </a>
        <span class="soft small">
          {kindWords[line.kind]}
          {size} · {line.libraryName !== null && `${line.libraryName} · `}
          {line.authorName} · {ago(line.changedAt)}
          {line.audience && ` · ${line.audience}`}
        </span>
        {line.notPublished && <span class="small refused">Not published: {line.notPublished}</span>}
        {line.refused && <span class="small refused">Not accepted by the store: {line.refused}</span>}
      </div>
      <div class="guide-row-marks">
        {line.openFlags > 0 && (
          <span class="chip warn">
            <Icon name="flag" size={13} /> {counted(line.openFlags, 'report')}
          </span>
        )}
        {line.isUnsent && !line.refused && <span class="chip warn">Not sent yet</span>}
        {line.refused && <span class="chip danger">Not accepted</span>}
        <span class={`chip ${tones[line.status]}`}>{statusWords[line.status]}</span>
      </div>
      <div class="guide-row-actions">
        {line.mayPlay && (
          <button type="button" class="button tight" aria-label={`Play ${title}`} onClick={onPlay}>
            <Icon name="play" size={14} /> Play
          </button>
        )}
      </div>
    </li>
  );
}
