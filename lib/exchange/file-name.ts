/** Names that Windows keeps for devices, whatever their ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const mostCharacters = 80;

/** A title as the name of a file that every system takes, without an ending. Letters of all scripts stay. */
export function fileNameOf(title: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ');
  const short = [...plain].slice(0, mostCharacters).join('');
  // Windows drops dots and spaces at the end without a word; a dot in front hides the file elsewhere.
  const name = short.replace(/^[\s.]+|[\s.]+$/g, '');
  if (!name) return 'guide';
  return reserved.test(name.split('.')[0]!) ? `_${name}` : name;
}

/** Hands out names of which no two are the same, not even where capitals do not count. */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    let found = name;
    for (let count = 2; taken.has(found.toLowerCase()); count += 1) found = `${name} (${count})`;
    taken.add(found.toLowerCase());
    return found;
  };
}
