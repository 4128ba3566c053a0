import { picturesIn, toHandout, type Handout } from '#lib/handout/handout.ts';
import { handoutPage } from '#lib/handout/page.ts';
import { textFile, titleOfBook, type Book, type MadeFile } from './book.ts';
import { fileNameOf } from './file-name.ts';
import { dataUrlOf } from './picture-types.ts';

/** One file that needs nothing but a browser, also offline. */
export async function toHtml(book: Book): Promise<MadeFile> {
  const handouts = handoutsOf(book);
  const title = titleOfBook(book);
  const pictureUrl = (sha256: string) => {
    const picture = book.pictures.get(sha256);
    return picture ? dataUrlOf(picture.type, picture.bytes) : null;
  };
  const page = await handoutPage(handouts, { title, pictureUrl, pictureSource: 'data:' });
  return textFile(`${fileNameOf(title)}.html`, 'text/html', page, missingPictures(book, handouts));
}

export function handoutsOf({ guides }: Book): Handout[] {
  return guides.map(({ guide, authorName, written }) => toHandout(guide, authorName, written));
}

/** A picture that nobody could get is named, never silently left out. */
export function missingPictures({ pictures }: Pick<Book, 'pictures'>, handouts: Handout[]): string[] {
  return handouts.flatMap((handout) => {
    const missing = picturesIn(handout).filter((sha256) => !pictures.has(sha256)).length;
    return missing === 0
      ? []
      : [`“${handout.title}”: ${missing === 1 ? 'a picture is' : `${missing} pictures are`} missing`];
  });
}
