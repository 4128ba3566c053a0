import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Step } from '#lib/model/guide.ts';

interface Props {
  steps: readonly Step[];
  onMove: (stepId: string, position: number) => void;
  children: (step: Step, index: number, move: (position: number) => void) => ComponentChildren;
}

/** Not text, so that a step dropped on a field does not become words in it. */
const dragType = 'application/x-handrail-step';

/** Before or after the step under the pointer, whichever is nearer. */
function gapAt(event: DragEvent & { currentTarget: Element }, index: number): number {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  return event.clientY > top + height / 2 ? index + 1 : index;
}

/** Steps to be put in order: by dragging, by Alt and the arrow keys, or by the buttons each step brings. */
export function StepList({ steps, onMove, children }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ id: string; focused: HTMLElement | null } | null>(null);
  const draggedId = useRef<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [gap, setGap] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const order = steps.map((step) => step.id).join();

  const move = (id: string, position: number) => {
    if (position < 0 || position >= steps.length) return;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    moved.current = { id, focused };
    setSaid(`Step moved to place ${position + 1} of ${steps.length}.`);
    onMove(id, position);
  };

  // A moved node loses the focus, and a button at the end of its way is disabled: neither may leave people nowhere.
  useLayoutEffect(() => {
    const { id, focused } = moved.current ?? {};
    moved.current = null;
    const item = id ? list.current?.querySelector<HTMLElement>(`[data-step="${id}"]`) : null;
    if (!item || !focused || !item.contains(focused)) return;
    const isUsable = !focused.matches(':disabled');
    (isUsable ? focused : item.querySelector<HTMLElement>('[data-move]:not(:disabled)'))?.focus();
    item.scrollIntoView({ block: 'nearest' });
  }, [order]);

  const stopDragging = () => {
    draggedId.current = null;
    setDragged(null);
    setGap(null);
  };
  const drop = (to: number) => {
    const id = draggedId.current;
    const from = steps.findIndex((step) => step.id === id);
    stopDragging();
    if (id && from !== -1) move(id, to > from ? to - 1 : to);
  };

  return (
    <>
      <p class="unseen" role="status">
        {said}
      </p>
      <ol class="bare steps" ref={list} aria-label="Steps">
        {steps.map((step, index) => (
          <li
            key={step.id}
            data-step={step.id}
            id={`step-${step.id}`}
            class={`card step ${step.id === dragged ? 'dragged' : ''} ${gap === index ? 'gap-before' : ''} ${gap === index + 1 && index === steps.length - 1 ? 'gap-after' : ''}`}
            onKeyDown={(event) => {
              const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
              if (!event.altKey || by === 0) return;
              event.preventDefault();
              move(step.id, index + by);
            }}
            onDragStart={(event) => {
              event.dataTransfer?.setData(dragType, step.id);
              event.dataTransfer?.setDragImage(event.currentTarget, 20, 20);
              draggedId.current = step.id;
              setDragged(step.id);
            }}
            onDragOver={(event) => {
              if (!draggedId.current) return;
              event.preventDefault();
              setGap(gapAt(event, index));
            }}
            onDrop={(event) => {
              if (!draggedId.current) return;
              event.preventDefault();
              drop(gapAt(event, index));
            }}
            onDragEnd={stopDragging}
          >
            {children(step, index, (position) => move(step.id, position))}
          </li>
        ))}
      </ol>
    </>
  );
}
