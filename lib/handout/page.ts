import { inLanguage } from '#lib/model/language.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import type { Handout, HandoutStep } from './handout.ts';
import type { RichBlock } from '#lib/model/rich.ts';
import { blocksHtml, escapeHtml, inlinesHtml, type PictureUrl } from './rich-html.ts';
import { handoutStyles } from './styles.ts';

export interface PageOptions {
  title: string;
  pictureUrl: PictureUrl;
  /** What may show pictures: `data:` in a file, `'self'` on the store. */
  pictureSource: string;
  /** A script that lies beside the page, only for courses; a file of its own has none. */
  script?: string;
  /** Where the guide starts in its app for those who have the extension. */
  inApp?: string | null;
}

/** One page with these guides, complete: nothing is fetched, nothing runs, and its policy says so. */
export async function handoutPage(handouts: readonly Handout[], options: PageOptions): Promise<string> {
  const { title, script } = options;
  const [only, ...others] = handouts;
  const language = others.length === 0 ? only?.languages.title : undefined;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(await policyOf(options))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title${spoken(language)}>${escapeHtml(title)}</title>
<style>${handoutStyles}</style>
${script ? `<script src="${escapeHtml(script)}" defer></script>\n` : ''}</head>
<body>
<main>
${handouts.length > 1 ? `<h1>${escapeHtml(title)}</h1>\n` : ''}${handouts.map((one) => guideHtml(one, options, handouts.length > 1)).join('\n')}
</main>
<footer id="end"></footer>
</body>
</html>
`;
}

/** The same policy as in the page, for servers that also say it in a header. */
export async function policyOf({ pictureSource, script }: Pick<PageOptions, 'pictureSource' | 'script'>) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(handoutStyles));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  const scripts = script ? "; script-src 'self'" : '';
  return `default-src 'none'; img-src ${pictureSource}; style-src 'sha256-${hash}'${scripts}; base-uri 'none'; form-action 'none'`;
}

function guideHtml(handout: Handout, { pictureUrl, inApp }: PageOptions, isOneOfMany: boolean): string {
  const { title, authorName, description, text, steps, kind, languages } = handout;
  const heading = isOneOfMany ? 'h2' : 'h1';
  const by = `${kindWords[kind]}${authorName ? ` by ${authorName}` : ''}`;
  const top = isOneOfMany ? 3 : 2;
  return `<article class="guide">
<${heading}${spoken(languages.title)}>${escapeHtml(title)}</${heading}>
<p class="soft">${escapeHtml(by)}</p>
${inApp ? inAppHtml(inApp) : ''}${description ? `<p${spoken(languages.description)}>${escapeHtml(description).replaceAll('\n', '<br>')}</p>\n` : ''}${textHtml(text, languages.text, pictureUrl, top)}
${steps.length > 0 ? `<ol class="steps">\n${steps.map((step, index) => stepHtml(step, index, steps.length, pictureUrl, top)).join('\n')}\n</ol>` : ''}
</article>`;
}

/** Above all steps, so that whoever can be led through them need not read them first. */
function inAppHtml(address: string): string {
  return `<p class="show"><a class="in-app" href="${escapeHtml(address)}">Show me in the app</a> <span class="soft">For those who have Handrail in this browser: it leads you through the steps there.</span></p>\n`;
}

/** The page is in English, as our own words in it are; an author's may be in any language, each text in another. */
function spoken(language: string | undefined): string {
  const attributes = Object.entries(inLanguage(language));
  return attributes.map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('');
}

function textHtml(text: RichBlock[], language: string | undefined, pictureUrl: PictureUrl, top: number): string {
  const html = blocksHtml(text, pictureUrl, top);
  return language && html ? `<div${spoken(language)}>${html}</div>` : html;
}

const kindWords = { walkthrough: 'Walkthrough', tip: 'Tip', 'tip-sheet': 'Tip sheet' } as const;

function stepHtml(step: HandoutStep, index: number, count: number, pictureUrl: PictureUrl, top: number): string {
  const { languages } = step;
  const ours = languages.title ? ' lang="en" dir="ltr"' : '';
  const number = count > 1 ? `<span class="number"${ours}>Step ${index + 1} of ${count}.</span> ` : '';
  const title = inlinesHtml(step.title, pictureUrl);
  const heading = number || title ? `<h${top}${spoken(languages.title)}>${number}${title}</h${top}>` : '';
  return `<li class="step" id="step-${index + 1}">
${heading}
${step.page ? `<p class="soft">On ${pageHtml(step.page)}</p>\n` : ''}${step.note ? `<p class="soft">${escapeHtml(step.note)}</p>\n` : ''}${textHtml(step.text, languages.text, pictureUrl, top + 1)}
${pictureHtml(step, index, pictureUrl)}
</li>`;
}

/** A pattern without stars is an address one can go to. */
function pageHtml(page: string): string {
  const isAddress = originOf(page) !== null && !page.includes('*') && URL.canParse(page);
  return isAddress
    ? `<a href="${escapeHtml(new URL(page).href)}" rel="noopener noreferrer">${escapeHtml(page)}</a>`
    : escapeHtml(page);
}

function pictureHtml(step: HandoutStep, index: number, pictureUrl: PictureUrl): string {
  if (!step.picture) return '';
  const { sha256, width, height, frame } = step.picture;
  const url = pictureUrl(sha256);
  if (url === null) return `<p class="missing">The picture of step ${index + 1} is missing.</p>`;
  const [x, y, w, h] = [frame.x, frame.y, Math.max(0, frame.width), Math.max(0, frame.height)].map(Number);
  return `<figure><img src="${escapeHtml(url)}" alt="The page at step ${index + 1}" width="${width}" height="${height}"><svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true"><rect x="${x}" y="${y}" width="${w}" height="${h}" rx="4"/></svg></figure>`;
}
