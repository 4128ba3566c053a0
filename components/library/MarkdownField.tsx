import { useRef, useState } from 'preact/hooks';
import { TextField } from '#components/ui/TextField.tsx';
import { makeLink, putPicture, toggleAround, toggleList, type Selected } from './markdown-edit.ts';
import { PictureTool } from './PictureTool.tsx';

interface Props extends Omit<Parameters<typeof TextField>[0], 'isLong'> {
  /** Keeps a picture and resolves to its hash, or to null where that failed, which was said. Without it there are none. */
  keepPicture?: (file: File) => Promise<string | null>;
}

const tools = [
  { name: 'Bold', sign: 'B', key: 'b', edit: (at: Selected) => toggleAround(at, '**') },
  { name: 'Italic', sign: 'I', key: 'i', edit: (at: Selected) => toggleAround(at, '_') },
  { name: 'List', sign: '•', key: '', edit: toggleList },
  { name: 'Link', sign: '↗', key: 'k', edit: (at: Selected) => makeLink(at) },
  { name: 'Link to a video', sign: '▶', key: '', edit: (at: Selected) => makeLink(at, '▶ ') },
] as const;

/** A text in Markdown with the few tools that guides need; whoever knows the signs may type them. */
export function MarkdownField({ keepPicture, ...props }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [isFull, setFull] = useState(false);
  const use = (edit: (at: Selected) => Selected) => {
    const field = box.current?.querySelector('textarea');
    if (!field) return;
    const { text, start, end } = edit({ text: field.value, start: field.selectionStart, end: field.selectionEnd });
    const hasRoom = props.maxLength === undefined || text.length <= props.maxLength;
    setFull(!hasRoom);
    field.focus();
    if (!hasRoom) return;
    field.value = text;
    props.onInput(text);
    field.setSelectionRange(start, end);
  };
  return (
    <div
      class="markdown-field"
      ref={box}
      onKeyDown={(event) => {
        const tool = tools.find(({ key }) => key !== '' && key === event.key.toLowerCase());
        if (!tool || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
        event.preventDefault();
        use(tool.edit);
      }}
    >
      <TextField
        {...props}
        isLong
        onInput={(text) => {
          setFull(false);
          props.onInput(text);
        }}
      />
      <div
        class="row markdown-tools"
        role="group"
        aria-label={`Form of “${props.label}”${props.context ? ` ${props.context}` : ''}`}
      >
        {tools.map((tool) => (
          <button
            type="button"
            class={`button quiet small square tool-${tool.name.split(' ').at(-1)!.toLowerCase()}`}
            key={tool.name}
            aria-label={tool.name}
            title={tool.key ? `${tool.name} (Ctrl+${tool.key.toUpperCase()})` : tool.name}
            onClick={() => use(tool.edit)}
          >
            <span aria-hidden="true">{tool.sign}</span>
          </button>
        ))}
        {keepPicture && <PictureTool keep={keepPicture} onKept={(sha256) => use((at) => putPicture(at, sha256))} />}
        <span class="soft small" role="status">
          {isFull && 'There is no room for it in this text.'}
        </span>
      </div>
    </div>
  );
}
