/** What a chord calls the keys that are held, and what a recording calls them. */
const held: Record<string, string> = { Ctrl: 'Control', Alt: 'Alt', Shift: 'Shift', Space: ' ' };
const called = new Map([...Object.entries(held).map(([ours, theirs]) => [theirs, ours] as const), ['Meta', 'Ctrl']]);

/** `Ctrl+K` as the keys of a recording: `Control`, `k`. */
export function keysOf(chord: string): string[] {
  return chord.split('+').map((key) => held[key] ?? (key.length === 1 ? key.toLowerCase() : key));
}

/** Keys of a recording that are down together, as a chord. */
export function chordOfKeys(keys: readonly string[]): string {
  return keys.map((key) => called.get(key) ?? (key.length === 1 ? key.toUpperCase() : key)).join('+');
}

/** Is it held while another is pressed? */
export function isModifier(key: string): boolean {
  return /^(Control|Meta|Alt|Shift)$/.test(key);
}
