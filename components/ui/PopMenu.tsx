import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

export interface MenuEntry {
  words: string;
  onPress: () => void;
  isPossible?: boolean;
}

interface Props {
  /** What the entries are for. */
  name: string;
  /** The button's class and what it shows; its name is given where that is no word. */
  button: { class: string; label?: string; children: ComponentChildren };
  entries: readonly MenuEntry[];
}

/** A button with things to do behind it. Opened and closed by the browser, with Escape and a click elsewhere. */
export function PopMenu({ name, button, entries }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  return (
    <span class="pop-menu">
      <button
        type="button"
        class={button.class}
        popovertarget={id}
        {...(button.label !== undefined && { 'aria-label': button.label })}
      >
        {button.children}
      </button>
      <div popover="auto" id={id} class="menu card" ref={menu} aria-label={name} role="group">
        {entries.map(({ words, onPress, isPossible = true }) => (
          <button
            type="button"
            class="button quiet"
            key={words}
            disabled={!isPossible}
            onClick={() => {
              menu.current?.hidePopover();
              onPress();
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </span>
  );
}
