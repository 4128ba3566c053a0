/** What a stored page says, and how it says something else: every word becomes another, the same each time. */
const SAID = ['title', 'aria-label', 'placeholder', 'alt', 'value', 'data-title'];
const WORD = /\p{L}[\p{L}'-]+|\d+/gu;
const OTHERS =
  'harbour willow ledger copper meadow lantern orchard pebble saddle timber velvet walnut anchor basket candle dolphin ember falcon garnet hollow island jasper kettle linen marble nectar oyster pepper quartz ribbon silver thistle'.split(
    ' ',
  );

/** Everything an element shows and says: its texts, and what its attributes say to people. */
export function say(element: Element): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    if (walker.currentNode.parentElement?.hasAttribute('data-bb')) texts.push(walker.currentNode.nodeValue ?? '');
  for (const one of [element, ...element.querySelectorAll('*')])
    for (const name of SAID) if (one.hasAttribute(name)) texts.push(one.getAttribute(name) ?? '');
  return texts.map((text) => text.trim()).filter(Boolean);
}

export function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map((word) => word.toLowerCase());
}

/** Gives all that is said within other words, but for the kept ones; false where that changes nothing. */
export function rename(element: Element, kept: ReadonlySet<string>): boolean {
  let hasChanged = false;
  const other = (text: string): string =>
    text.replace(WORD, (word) => {
      if (kept.has(word.toLowerCase())) return word;
      hasChanged = true;
      return otherWord(word, kept);
    });
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.nodeValue = other(walker.currentNode.nodeValue ?? '');
  for (const one of [element, ...element.querySelectorAll('*')])
    for (const name of SAID) if (one.hasAttribute(name)) one.setAttribute(name, other(one.getAttribute(name) ?? ''));
  return hasChanged;
}

function otherWord(word: string, kept: ReadonlySet<string>): string {
  const sum = [...word.toLowerCase()].reduce((all, sign) => (all * 31 + sign.codePointAt(0)!) % 9973, 7);
  if (/^\d/.test(word)) return word.replace(/\d/g, (digit) => String((Number(digit) + 1 + (sum % 8)) % 10));
  const free = OTHERS.filter((one) => !kept.has(one) && one !== word.toLowerCase());
  const chosen = free[sum % free.length]!;
  if (word === word.toUpperCase() && word !== word.toLowerCase()) return chosen.toUpperCase();
  return word[0] === word[0]?.toLowerCase() ? chosen : chosen[0]!.toUpperCase() + chosen.slice(1);
}
