import { signal as value } from '@preact/signals-core';
import type { ComponentChild } from 'preact';
import { keepPress } from '#lib/overlay/keep-events.ts';
import type { Layer } from '#lib/overlay/layer.ts';
import type { Overlay } from '#lib/overlay/mount-overlay.ts';
import { pickElement } from '#lib/recorder/picker.ts';
import { stepAside } from '#lib/recorder/step-aside.ts';
import { parentOf } from '#lib/target/dom.ts';
import type { Stage } from './stage.ts';

interface Pointing {
  overlay: Overlay;
  ring: Layer;
  /** What to say while the pointer is on what is called so, or on nothing. */
  hint(name: string): ComponentChild;
  /** From the innermost element to what is meant. */
  actionable(element: Element): Element;
  nameOf(element: Element): string;
  onPick(element: Element): void;
  onLeave(): void;
}

/** Let a person point at an element: a ring around what a click would pick, and a hint that makes way. */
export function point(stage: Stage, pointing: Pointing, signal: AbortSignal): void {
  const { overlay, ring, hint, actionable, nameOf, onPick, onLeave } = pointing;
  const picking = new AbortController();
  const until = AbortSignal.any([picking.signal, signal]);
  const name = value('');
  const bar = overlay.show(() => hint(name.value), { level: 2, onEscape: onLeave }, until);
  ring.rest('hidden');
  bar.rest('pinned');
  stepAside(bar.element, document, stage.isOurs, until);
  pickElement(
    document,
    {
      actionable,
      parentOf,
      isOurs: stage.isOurs,
      onLeave() {
        keepPress('Escape');
        onLeave();
      },
      onHover(element) {
        name.value = element ? nameOf(element) || kindFor(stage, element) : '';
        if (element) ring.attach(element, 'over');
        else ring.rest('hidden');
      },
      onPick(element) {
        picking.abort();
        ring.attach(element, 'over');
        onPick(element);
      },
    },
    until,
  );
}

/** What an element may be called where others can see it. */
export function nameFor({ eyes }: Stage, element: Element): string {
  return eyes.isData(element) ? '' : eyes.nameOf(element);
}

/** What has no name of its own, or none to be told, is still one thing and not another. */
function kindFor({ eyes }: Stage, element: Element): string {
  const role = eyes.roleOf(element);
  return role === 'generic' ? element.localName : role;
}
