import type { PassingKind } from '#lib/model/step-kind.ts';
import type { PlayableStep } from '#lib/model/playable.ts';
import type { Phase } from './player.ts';

/** A step that led on by itself, and whether that was because its element was seen. */
export interface Passed {
  index: number;
  kind: PassingKind;
  isSeen: boolean;
}

/** May its element be missing, and all is well? */
export function mayLack({ kind, target }: PlayableStep): boolean {
  return target !== null && (kind === 'optional' || kind === 'branch');
}

/** Does how it stands with its element decide this step? Null while it does not, or where its reader does. */
export function passingOf(step: PlayableStep, index: number, phase: Phase): Passed | null {
  const { kind, target } = step;
  if (!kind || kind === 'scroll' || !target) return null;
  const isSeen = phase === 'showing';
  const isDecided = kind === 'optional' ? false : isSeen;
  return isDecided || (phase === 'missing' && mayLack(step)) ? { index, kind, isSeen } : null;
}

/** Where a step that was passed leads. */
export function afterPassing({ goTo }: PlayableStep, { index, isSeen }: Passed): number {
  return isSeen && goTo !== undefined ? goTo : index + 1;
}
