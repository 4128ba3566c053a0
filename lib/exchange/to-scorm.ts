import { handoutPage } from '#lib/handout/page.ts';
import { escapeHtml as escape } from '#lib/handout/rich-html.ts';
import { titleOfBook, type Book, type MadeFile } from './book.ts';
import { fileNameOf } from './file-name.ts';
import { endingOf } from './picture-types.ts';
import { scormRuntime } from './scorm-runtime.ts';
import { handoutsOf, missingPictures } from './to-html.ts';
import { pack, type PackedFile } from './zip.ts';

const runtimeName = 'completion.js';
const encode = (text: string) => new TextEncoder().encode(text);

/** A SCORM 1.2 package: each guide is a lesson, completed when its end was seen. */
export async function toScorm(book: Book): Promise<MadeFile> {
  const title = titleOfBook(book);
  const handouts = handoutsOf(book);
  const pathOf = (sha256: string) => {
    const picture = book.pictures.get(sha256);
    return picture ? `pictures/${sha256.slice(0, 16)}.${endingOf(picture.type) ?? 'bin'}` : null;
  };
  const lessons = await Promise.all(
    handouts.map(async (handout, index) => {
      const options = { title: handout.title, pictureUrl: pathOf, pictureSource: "'self'", script: runtimeName };
      return {
        title: handout.title,
        path: `guide-${index + 1}.html`,
        bytes: encode(await handoutPage([handout], options)),
      };
    }),
  );
  const pictures = [...book.pictures].map(([sha256, { bytes }]): PackedFile => ({ path: pathOf(sha256)!, bytes }));
  const manifest = manifestOf(title, lessons, [runtimeName, ...pictures.map(({ path }) => path)]);
  const bytes = await pack([
    { path: 'imsmanifest.xml', bytes: encode(manifest) },
    { path: runtimeName, bytes: encode(scormRuntime) },
    ...lessons,
    ...pictures,
  ]);
  const name = `${fileNameOf(title)} (SCORM).zip`;
  return { name, type: 'application/zip', bytes, lost: missingPictures(book, handouts) };
}

function manifestOf(title: string, lessons: { title: string; path: string }[], shared: string[]): string {
  const items = lessons.map(
    (lesson, index) =>
      `      <item identifier="item-${index + 1}" identifierref="lesson-${index + 1}"><title>${xml(lesson.title)}</title></item>`,
  );
  const resources = lessons.map(
    (
      { path },
      index,
    ) => `    <resource identifier="lesson-${index + 1}" type="webcontent" adlcp:scormtype="sco" href="${path}">
      <file href="${path}"/>
      <dependency identifierref="shared"/>
    </resource>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="handrail-guides" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="guides">
    <organization identifier="guides">
      <title>${xml(title)}</title>
${items.join('\n')}
    </organization>
  </organizations>
  <resources>
${resources.join('\n')}
    <resource identifier="shared" type="webcontent" adlcp:scormtype="asset">
${shared.map((path) => `      <file href="${path}"/>`).join('\n')}
    </resource>
  </resources>
</manifest>
`;
}

function xml(text: string): string {
  return escape(text.replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]|\p{Cs}/gu, ''));
}
