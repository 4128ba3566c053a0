import { useCallback, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
  undo: (() => void) | null;
}

export interface Toaster {
  toasts: Toast[];
  say: (text: string, undo?: () => void) => void;
  complain: (text: string) => void;
  close: (id: number) => void;
}

/** Ten seconds are promised for every undo. */
const shownMs = 10_000;

export function useToasts(): Toaster {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(1);
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const add = useCallback((text: string, tone: Toast['tone'], undo: (() => void) | null) => {
    const id = next.current++;
    setToasts((all) => [...all.filter((toast) => toast.text !== text).slice(-2), { id, text, tone, undo }]);
    setTimeout(() => close(id), shownMs);
  }, []);
  const say = useCallback((text: string, undo?: () => void) => add(text, 'plain', undo ?? null), []);
  const complain = useCallback((text: string) => add(text, 'danger', null), []);
  return { toasts, say, complain, close };
}

/** What just happened, and the way back. */
export function Toasts({ toasts, onClose }: { toasts: Toast[]; onClose: (id: number) => void }) {
  return (
    <div class="toasts" role="region" aria-label="Messages" aria-live="polite">
      {toasts.map((toast) => (
        <div class={`toast ${toast.tone}`} key={toast.id}>
          <span>{toast.text}</span>
          {toast.undo && (
            <button
              type="button"
              class="button tight"
              onClick={() => {
                toast.undo?.();
                onClose(toast.id);
              }}
            >
              Undo
            </button>
          )}
          <button
            type="button"
            class="button quiet square tight"
            aria-label="Close message"
            onClick={() => onClose(toast.id)}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
