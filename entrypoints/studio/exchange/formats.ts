import type { Book, MadeFile } from '#lib/exchange/book.ts';

export type Format = 'html' | 'pdf' | 'slides' | 'markdown' | 'scorm' | 'replay' | 'handrail';

/** What there is to choose, and what each is good for. */
export const formats: Record<Format, { name: string; what: string }> = {
  html: { name: 'Web page', what: 'One file that opens in any browser, also offline' },
  pdf: { name: 'PDF', what: 'To print or to send; every step with its picture' },
  slides: { name: 'Slides', what: 'PowerPoint, one step on each slide' },
  markdown: { name: 'Markdown', what: 'For wikis and repositories; a .zip with the pictures' },
  scorm: { name: 'SCORM 1.2', what: 'A lesson for a learning system; completed at its last step' },
  replay: { name: 'Recording', what: 'For Chrome DevTools and Puppeteer; walkthroughs only' },
  handrail: { name: 'Handrail file', what: 'To import elsewhere; all that makes it play' },
};

/** Each format comes when it is asked for, with the library that writes it. Null: the browser has to print it. */
export async function makeFile(format: Format, book: Book): Promise<MadeFile | null> {
  switch (format) {
    case 'html':
      return (await import('#lib/exchange/to-html.ts')).toHtml(book);
    case 'pdf':
      return (await import('#lib/exchange/pdf/to-pdf.ts')).toPdf(book);
    case 'slides':
      return (await import('#lib/exchange/to-slides.ts')).toSlides(book);
    case 'markdown':
      return (await import('#lib/exchange/to-markdown.ts')).toMarkdownZip(book);
    case 'scorm':
      return (await import('#lib/exchange/to-scorm.ts')).toScorm(book);
    case 'replay':
      return (await import('#lib/exchange/replay/to-replay.ts')).toReplay(book);
    case 'handrail':
      return (await import('#lib/exchange/guides-file.ts')).toGuidesFile(book);
  }
}
