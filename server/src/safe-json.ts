const depthMost = 60;

/**
 * Why this JSON value cannot be kept as it is, or null when it can: PostgreSQL stores no NUL and no half characters,
 * numbers too large become nothing, and a key `__proto__` or bottomless nesting is an attack.
 */
export function whyUnsafe(value: unknown): string | null {
  const open: [value: unknown, depth: number][] = [[value, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [item, depth] = next;
    if (typeof item === 'string') {
      const reason = whyUnsafeText(item);
      if (reason) return reason;
    } else if (typeof item === 'number') {
      if (!Number.isFinite(item)) return 'a number is too large';
    } else if (item !== null && typeof item === 'object') {
      if (depth === depthMost) return 'it is nested too deeply';
      for (const [key, child] of Object.entries(item)) {
        const reason = key === '__proto__' ? 'a key is named __proto__' : whyUnsafeText(key);
        if (reason) return reason;
        open.push([child, depth + 1]);
      }
    }
  }
  return null;
}

function whyUnsafeText(text: string): string | null {
  if (text.includes('\0')) return 'a text contains a NUL character';
  return text.isWellFormed() ? null : 'a text contains half a character';
}
