import { useState } from 'preact/hooks';
import { Icon } from '#components/ui/Icon.tsx';
import { Notice } from '#components/ui/Notice.tsx';
import { counted } from '#components/ui/time.ts';
import type { Brought, BroughtFile } from '#lib/exchange/import/read-files.ts';
import { complaintOf } from '#lib/messages/ask.ts';
import { Dialog } from './Dialog.tsx';
import { bring, look } from './bring.ts';

interface Props {
  /** What was dropped; none where the person is to choose. */
  given: readonly File[];
  onDone: (guideIds: string[]) => void;
  onClose: () => void;
}

/** Files of others as drafts: first what would come in, then all of it at once. */
export function ImportDialog({ given, onDone, onClose }: Props) {
  const [brought, setBrought] = useState<Brought | null>(null);
  const [left, setLeft] = useState<ReadonlySet<BroughtFile>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const work = async (todo: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await todo().catch((error: unknown) => setProblem(complaintOf(error)));
    setBusy(false);
  };
  const open = (files: readonly File[]) => work(async () => void (files.length > 0 && setBrought(await look(files))));
  const [isOpened, setOpened] = useState(false);
  if (!isOpened) {
    setOpened(true);
    void open(given);
  }
  const drafts = (brought?.files ?? []).filter((file) => !left.has(file)).flatMap((file) => file.drafts);
  const take = () => work(async () => (onDone(await bring(drafts, brought!.pictures)), onClose()));
  const choose = (file: BroughtFile, isIn: boolean) => {
    const next = new Set(left);
    if (isIn) next.delete(file);
    else next.add(file);
    setLeft(next);
  };
  return (
    <Dialog title="Import guides" onClose={onClose}>
      <p class="small soft">
        Markdown and HTML files become tip sheets, with the pictures that lie beside them; recordings of Chrome DevTools
        become walkthroughs; Handrail files come as they were. Several at once, a folder or a .zip are fine. All of it
        begins as drafts that only you see.
      </p>
      <div class="row">
        <FileButton words="Choose files…" isFolder={false} onFiles={(files) => void open(files)} />
        <FileButton words="Choose a folder…" isFolder onFiles={(files) => void open(files)} />
      </div>
      {brought && <Preview brought={brought} left={left} onChoose={choose} />}
      {problem && (
        <Notice tone="danger">
          <p>{problem}</p>
        </Notice>
      )}
      <div class="row exchange-actions">
        <button
          type="button"
          class="button primary"
          disabled={isBusy || drafts.length === 0}
          onClick={() => void take()}
        >
          {isBusy ? 'One moment…' : drafts.length > 0 ? `Import ${counted(drafts.length, 'guide')}` : 'Import'}
        </button>
        <button type="button" class="button quiet" onClick={onClose}>
          Cancel
        </button>
      </div>
    </Dialog>
  );
}

interface FileButtonProps {
  words: string;
  isFolder: boolean;
  onFiles: (files: File[]) => void;
}

function FileButton({ words, isFolder, onFiles }: FileButtonProps) {
  return (
    <label class="button exchange-files">
      {words}
      <input
        type="file"
        class="unseen"
        multiple
        {...(isFolder ? { webkitdirectory: true } : { accept: '.md,.markdown,.html,.htm,.json,.zip,image/*' })}
        onChange={(event) => onFiles([...(event.currentTarget.files ?? [])])}
      />
    </label>
  );
}

interface PreviewProps {
  brought: Brought;
  left: ReadonlySet<BroughtFile>;
  onChoose: (file: BroughtFile, isIn: boolean) => void;
}

function Preview({ brought, left, onChoose }: PreviewProps) {
  if (brought.files.length === 0) return <p role="status">There is nothing in it that Handrail reads.</p>;
  return (
    <ul class="bare exchange-list" aria-label="What will come in">
      {brought.files.map((file) => (
        <li key={file.path} class="exchange-line">
          {file.problem === null ? (
            <label class="exchange-line">
              <input
                type="checkbox"
                checked={!left.has(file)}
                onChange={(event) => onChoose(file, event.currentTarget.checked)}
              />
              <span>
                <strong>{titleOf(file)}</strong> <span class="small soft">{file.path}</span>
                {file.leftOut.length > 0 && <span class="small warn-text">Left out: {file.leftOut.join('; ')}.</span>}
              </span>
            </label>
          ) : (
            <span class="exchange-line">
              <Icon name="alert" size={16} />
              <span>
                <strong>{file.path}</strong>
                <span class="small warn-text">Not taken: {file.problem}</span>
              </span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function titleOf({ drafts }: BroughtFile): string {
  return drafts.length === 1 ? drafts[0]!.title || 'Untitled' : counted(drafts.length, 'guide');
}
