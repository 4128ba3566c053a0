import { unzip, zip, type AsyncZippable } from 'fflate';
import { Problem } from '#lib/model/problem.ts';

export interface PackedFile {
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const mostFiles = 5_000;
const mostBytes = 300_000_000;

/** Times would make two archives of the same guides differ, and say when somebody worked. */
const sameTime = new Date(2000, 0, 1, 12);

/** Pictures are packed already; everything else is made smaller. */
export function pack(files: readonly PackedFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const tree: AsyncZippable = Object.fromEntries(
    files.map(({ path, bytes }) => [path, [bytes, { level: /\.(webp|png|jpg)$/.test(path) ? 0 : 6, mtime: sameTime }]]),
  );
  return new Promise((resolve, reject) => {
    zip(tree, { consume: false }, (error, bytes) =>
      error ? reject(error) : resolve(bytes as Uint8Array<ArrayBuffer>),
    );
  });
}

/** All files of an archive. A Problem for what is none, or would not fit into memory once unpacked. */
export function unpack(archive: Uint8Array): Promise<PackedFile[]> {
  let files = 0;
  let total = 0;
  let isTooLarge = false;
  return new Promise((resolve, reject) => {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
      if (name.endsWith('/') || isTooLarge) return false;
      files += 1;
      total += originalSize;
      isTooLarge = files > mostFiles || total > mostBytes;
      return !isTooLarge;
    };
    unzip(archive, { filter }, (error, found) => {
      if (isTooLarge) return reject(new Problem('too-large', 'This archive is too large once it is unpacked.'));
      if (error) return reject(new Problem('invalid', 'This archive is damaged, or is none.', { cause: error }));
      resolve(Object.entries(found).map(([path, bytes]) => ({ path, bytes: bytes as Uint8Array<ArrayBuffer> })));
    });
  });
}
