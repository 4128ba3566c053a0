import type { ComponentChildren } from 'preact';

interface Props {
  tone?: 'danger' | 'warn' | 'good' | 'plain';
  children: ComponentChildren;
  onClose?: (() => void) | undefined;
  closeLabel?: string;
}

/** Something a person should know now. Bad news interrupts a screen reader, other news waits. */
export function Notice({ tone = 'plain', children, onClose, closeLabel = 'Dismiss' }: Props) {
  return (
    <div class={`notice ${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      {children}
      {onClose && (
        <button type="button" class="button quiet tight" onClick={onClose}>
          {closeLabel}
        </button>
      )}
    </div>
  );
}
