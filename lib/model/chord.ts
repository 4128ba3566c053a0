/** What of a key press says which keys were pressed. */
interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/**
 * The keys pressed together, as a step keeps them: `Ctrl+K`, `Alt+Shift+N`, `Enter`, `?`. The command key of a Mac counts
 * as Ctrl, so that a guide recorded on one system is followed on another. Null while only modifiers are down.
 */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | null {
  if (/^(Control|Meta|Alt|AltGraph|Shift|Dead|Process|Unidentified|CapsLock)$/.test(key)) return null;
  const isLetter = key.length === 1;
  const word = key === ' ' ? 'Space' : isLetter ? key.toUpperCase() : key;
  // The sign itself says that Shift was down: "?" and not "Shift+?".
  const isShift = shiftKey && (!isLetter || /\p{L}/u.test(key)) && (!isLetter || ctrlKey || metaKey || altKey);
  const held = [ctrlKey || metaKey ? 'Ctrl' : '', altKey ? 'Alt' : '', isShift ? 'Shift' : ''].filter(Boolean);
  return [...held, word].join('+').slice(0, 40);
}
