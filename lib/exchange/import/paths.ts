/** Where a relative address leads that stands in the file at `from`; null for addresses of the web and nonsense. */
export function pathFrom(from: string, address: string): string | null {
  if (/^([a-z][\w+.-]*:|\/\/|#)/i.test(address)) return null;
  const [bare = ''] = address.split(/[?#]/);
  const path = decoded(bare.replaceAll('\\', '/'));
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.length > 0 ? parts.join('/') : null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

export function endingOfPath(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** The last part of a path without its ending, as a person would say it. */
export function wordsOfPath(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  return name
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
}

/** What systems and their archives put beside people's files. */
export function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'Thumbs.db');
}
