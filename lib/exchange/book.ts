import type { Guide } from '#lib/model/guide.ts';

/** What is to be exported: guides as their author sees them, and those of their pictures that could be had. */
export interface Book {
  /** `written`: as its author wrote it, where the guide is that in another language. */
  guides: { guide: Guide; authorName: string; written?: Guide }[];
  pictures: ReadonlyMap<string, BookPicture>;
}

export interface BookPicture {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
}

/** A file ready to be saved. `lost`: what of the guides is not in it, for the person who asked. */
export interface MadeFile {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  lost: string[];
}

/** What a set of guides is called: by its only guide, else by how many they are. */
export function titleOfBook({ guides }: Book): string {
  const [first] = guides;
  return guides.length === 1 && first ? first.guide.title.trim() || 'Untitled' : `${guides.length} guides`;
}

export function textFile(name: string, type: string, text: string, lost: string[] = []): MadeFile {
  return { name, type, bytes: new TextEncoder().encode(text), lost };
}
