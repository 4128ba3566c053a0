import { effect } from '@preact/signals-core';
import { render, type ComponentChild } from 'preact';
import { activeElements } from '#lib/frames/shadow.ts';
import { overlayTag } from './earlier.ts';
import { keepEvents, keepPress } from './keep-events.ts';
import { keepOnTop } from './keep-on-top.ts';
import { makeLayer, type Layer } from './layer.ts';

export interface LayerOptions {
  /** Higher ones lie above lower ones: 0 spotlight, 1 beacons, 2 cards and panels, 3 tips. */
  level: number;
  onEscape?: () => void;
}

export interface Overlay {
  /** Add a view. It is drawn again whenever a signal it read changes, and is hidden until attached or given a rest. */
  show(view: () => ComponentChild, options: LayerOptions, signal: AbortSignal): Layer;
  /** Say this to those who listen instead of looking. */
  announce(words: ComponentChild): void;
  /** Is the keyboard in this layer? */
  hasFocus(layer: Layer): boolean;
  /** Into what lies on top of ours, or back to where the keyboard was: the way in where a dialog of the page traps Tab. */
  swapFocus(): void;
}

/** One host for all views of a script, closed to the page, out of reach of its styles and above its dialogs. */
export function openOverlay(sheet: CSSStyleSheet, signal: AbortSignal): Overlay {
  const host = document.createElement(overlayTag);
  // Dialogs of the React world pull the focus back into them, from everywhere but from what says this of itself.
  host.dataset['noFocusLock'] = 'true';
  // The page's own language and side would be ours.
  host.lang = 'en';
  host.dir = 'ltr';
  const root = host.attachShadow({ mode: __OPEN_SHADOW_ROOTS__ ? 'open' : 'closed' });
  root.adoptedStyleSheets = [sheet];
  const voice = document.createElement('p');
  voice.className = 'voice';
  voice.setAttribute('role', 'status');
  root.append(voice);
  const layers: Layer[] = [];
  let left: HTMLElement | null = null;
  const liftAbove = (level: number): void =>
    layers.forEach((layer) => layer.level > level && isOpen(layer) && layer.lift());

  document.documentElement.append(host);
  keepEvents(host, signal);
  keepOnTop(
    host,
    voice,
    () => layers.forEach((layer) => layer.element.dataset['where'] !== 'hidden' && layer.lift()),
    signal,
  );
  signal.addEventListener('abort', () => host.remove());

  return {
    show(view, { level, onEscape }, until) {
      const ends = AbortSignal.any([signal, until]);
      const element = document.createElement('div');
      element.className = 'layer';
      const layer = makeLayer(element, level, () => liftAbove(level), ends);
      root.append(element);
      layers.push(layer);
      layers.sort((a, b) => a.level - b.level);
      const stop = effect(() => {
        const drawn = view();
        const hadFocus = element.contains(root.activeElement);
        render(drawn, element);
        // A drawing that takes away the button with the keyboard leaves the keyboard in the card; a bar gives it back to the page.
        if (hadFocus && !element.contains(root.activeElement)) focusOn(element, '.card');
      });
      const escape = (event: KeyboardEvent): void => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        keepPress(event.key);
        onEscape?.();
      };
      let cameFrom: EventTarget | null = null;
      element.addEventListener('keydown', escape, { signal: ends });
      element.addEventListener(
        'focusin',
        ({ relatedTarget: from }) => {
          // Of what had the keyboard in a frame, only who went from there knows.
          if (from instanceof Node ? !root.contains(from) : left) cameFrom = from ?? left;
        },
        { signal: ends },
      );
      ends.addEventListener('abort', () => {
        stop();
        const hadFocus = element.contains(root.activeElement);
        if (hadFocus) (cameFrom as HTMLElement | null)?.focus?.({ preventScroll: true });
        layers.splice(layers.indexOf(layer), 1);
        render(null, element);
        element.remove();
      });
      return layer;
    },
    announce(words) {
      // What is there from the start is not read out; what comes a moment later is, the same words again, too.
      setTimeout(() => {
        render(null, voice);
        render(words, voice);
      }, 100);
    },
    hasFocus: (layer) => layer.element.contains(root.activeElement),
    swapFocus() {
      if (root.activeElement) {
        left?.focus?.({ preventScroll: true });
        left = null;
        return;
      }
      left = activeElements().at(-1) as HTMLElement;
      const top = layers.findLast((layer) => layer.level > 0 && isOpen(layer));
      if (top) focusOn(top.element, '.card, button');
    },
  };
}

/** One view in a place of its own, such as a bar. */
export function mountOverlay(
  view: () => ComponentChild,
  signal: AbortSignal,
  options: { sheet: CSSStyleSheet; at?: 'pinned' | 'side'; onEscape?: () => void },
): Layer {
  const { sheet, at = 'pinned', onEscape } = options;
  const layer = openOverlay(sheet, signal).show(view, { level: 2, ...(onEscape && { onEscape }) }, signal);
  layer.rest(at);
  return layer;
}

function focusOn(layer: HTMLElement, selector: string): void {
  layer.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
}

function isOpen(layer: Layer): boolean {
  return layer.element.matches(':popover-open');
}
