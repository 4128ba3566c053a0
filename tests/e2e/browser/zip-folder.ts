import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

/** The 1st of January 1980, the first day that a zip file knows: equal folders give equal archives. */
const date = 0x0021;
const deflated = 8;
const version = 20;

interface Entry {
  readonly name: Buffer;
  readonly header: Buffer;
  readonly body: Buffer;
}

/** A folder as a zip archive, which is what Firefox takes for an add-on; a bare machine has no `zip` program. */
export async function zipFolder(folder: string): Promise<Buffer> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
  const entries = await Promise.all(files.toSorted().map((file) => readEntry(folder, file)));

  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, header, body } of entries) {
    parts.push(numbers([0x04034b50, 4]), header, name, body);
    directory.push(directoryRecord(header, name, offset));
    offset += 4 + header.length + name.length + body.length;
  }
  const index = Buffer.concat(directory);
  const { length } = entries;
  const end = numbers(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [length, 2],
    [length, 2],
    [index.length, 4],
    [offset, 4],
    [0, 2],
  );
  return Buffer.concat([...parts, index, end]);
}

async function readEntry(folder: string, file: string): Promise<Entry> {
  const content = await readFile(file);
  const body = deflateRawSync(content);
  const name = Buffer.from(relative(folder, file).split(sep).join('/'));
  const sizes: Field[] = [
    [crc32(content), 4],
    [body.length, 4],
    [content.length, 4],
  ];
  const header = numbers([version, 2], [0, 2], [deflated, 2], [0, 2], [date, 2], ...sizes, [name.length, 2], [0, 2]);
  return { name, header, body };
}

/** The local header once more, with what only the directory says: no comment, no attributes, and where the file is. */
function directoryRecord(header: Buffer, name: Buffer, offset: number): Buffer {
  const signature = numbers([0x02014b50, 4], [version, 2]);
  return Buffer.concat([signature, header, numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name]);
}

type Field = [value: number, bytes: 2 | 4];

function numbers(...fields: Field[]): Buffer {
  return Buffer.concat(
    fields.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}
