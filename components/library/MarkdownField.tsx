import { useRef } from 'preact/hooks';
import { TextField } from '#components/ui/TextField.tsx';
import { makeLink, toggleAround, toggleList, type Selected } from './markdown-edit.ts';

type Props = Omit<Parameters<typeof TextField>[0], 'isLong'>;

const tools = [
  { name: 'Bold', sign: 'B', key: 'b', edit: (at: Selected) => toggleAround(at, '**') },
  { name: 'Italic', sign: 'I', key: 'i', edit: (at: Selected) => toggleAround(at, '_') },
  { name: 'List', sign: '•', key: '', edit: toggleList },
  { name: 'Link', sign: '↗', key: 'k', edit: makeLink },
] as const;

/** A text in Markdown with the few tools that guides need; whoever knows the signs may type them. */
export function MarkdownField(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const use = (tool: (typeof tools)[number]) => {
    const field = box.current?.querySelector('textarea');
    if (!field) return;
    const { text, start, end } = tool.edit({ text: field.value, start: field.selectionStart, end: field.selectionEnd });
    if (props.maxLength !== undefined && text.length > props.maxLength) return;
    field.value = text;
    props.onInput(text);
    field.focus();
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
        use(tool);
      }}
    >
      <TextField {...props} isLong />
      <div
        class="row markdown-tools"
        role="group"
        aria-label={`Form of “${props.label}”${props.context ? ` ${props.context}` : ''}`}
      >
        {tools.map((tool) => (
          <button
            type="button"
            class={`button quiet small square tool-${tool.name.toLowerCase()}`}
            key={tool.name}
            aria-label={tool.name}
            title={tool.key ? `${tool.name} (Ctrl+${tool.key.toUpperCase()})` : tool.name}
            onClick={() => use(tool)}
          >
            <span aria-hidden="true">{tool.sign}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
