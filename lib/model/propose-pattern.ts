import { announcesRecord, isOwnWord, isPlural } from './address-words.ts';
import type { PagePattern } from './page-pattern.ts';

/**
 * The pattern to propose for a guide made at `address`: what names a record becomes `*`, the query goes, so that the
 * guide is there for every record and says nothing of the one it was recorded on. Of a pattern it is the same pattern.
 *
 * A star too many shows the guide on sibling pages, too. A name too many shows somebody's name to every reader, and the
 * guide on one record only. So in doubt a segment goes where names stand, and stays where applications have their words.
 */
export function proposePattern(address: string): PagePattern {
  const url = new URL(address);
  const path = withoutNames(url.pathname);
  const route = url.hash.slice(1);
  const isRoute = /[/;*]/.test(route);
  const view = withoutNames(route.split(/[;?]/)[0] ?? '');
  // Routes in the fragment often get the record's id only after the page has been shown, so it must not be asked for.
  const fragment = isRoute ? `#${view.replace(/[/*]+$/, '')}*` : '';
  return `${url.origin}${path === '/' && !isRoute ? '/*' : path}${fragment}`;
}

/** A path with `*` for each segment that is, or may be, the name of a record: of a person, a company, an order. */
export function withoutNames(path: string): string {
  const segments = path.split('/');
  const firstOwn = ownersEnd(segments);
  const kept: string[] = [];
  for (const [index, segment] of segments.entries()) {
    // Parameters of a segment (`leads;view=acme`) are a query of another spelling.
    const [name = '', ...parameters] = segment.split(/[;*]/);
    const isOwner = index < firstOwn && !(index === 1 && isOwnWord(name));
    const isName = name !== '' && (isOwner || looksLikeData(name, kept) || standsForRecord(name, kept));
    kept.push(isName ? '*' : `${name}${parameters.length > 0 ? '*' : ''}`);
  }
  return kept.join('/');
}

/** Which pages follow an owner and a repository, wherever code is kept: `/acme/crm/pulls`. */
const ofRepository = /^(issues|pulls?|blob|tree|commits?|wiki|src)$/;

/** Up to where a path says whose page it is. GitLab puts a dash there, other forges have an owner and a repository. */
function ownersEnd(segments: string[]): number {
  const dash = segments.indexOf('-');
  if (dash > 0) return dash;
  return ofRepository.test(segments[3] ?? '') && !isOwnWord(segments[1]!) ? 3 : 0;
}

/** Versions, and terms with a digit in them. Any other digit may be part of somebody's number, so `page2` is none. */
const digitsOfWords =
  /^(v\d{1,3}(\.\d{1,3})*|oauth2|saml2|2fa|mfa2|b2b|b2c|c2c|p2p|e2e|k8s|s3|ec2|h2|3d|2d|ui[25]|i18n|l10n|a11y|x509|base64|utf8|ipv[46]|[om]365|es-419)$/i;
/** Files that a server runs are pages of the application. A file to read may be called like a record. */
const runFile = /^([\w-]+)\.(php\d?|aspx?|ashx|jspx?|jsf|faces|xhtml|do|action|cgi|pl|cfm|nl|nsf|xsp|dll)$/i;
const readFile = /^([\w-]+)\.html?$/i;
const legalForm =
  /[-_](gmbh|mbh|ag|kg|ug|ohg|gbr|ltd|limited|plc|llc|llp|inc|corp|co|sas?|sarl|srl|spa|bv|nv|ab|oy|aps|kft|pty)$/i;
/** Behind these stands what kind of record it is, dots and all: Tryton's, Odoo's and Salesforce's own names. */
const kindFollows = /(^|\/)(model|odoo|lightning\/[onr])$/;

/** By its signs alone: an address, a number, a full name, a company, a sentence, a made-up id. */
function looksLikeData(name: string, before: string[]): boolean {
  const word = (runFile.exec(name) ?? readFile.exec(name))?.[1] ?? name.replace(/&$/, '');
  if (word === '!') return false;
  if (!/^[\w.-]+$/.test(word) || legalForm.test(word) || isRandom(word)) return true;
  if (digitsOfWords.test(word)) return false;
  const hasNumber = word.split(/[-_]/).some((part) => /\d/.test(part) && !digitsOfWords.test(part));
  return hasNumber || (/\w\.\w/.test(word) && !isKind(before));
}

/** By its place: behind a word that announces a record, or behind a record, where its title often stands. */
function standsForRecord(name: string, before: string[]): boolean {
  const last = before.at(-1) ?? '';
  const word = readFile.exec(name)?.[1] ?? name;
  if (runFile.test(name) || isOwnWord(word) || isKind(before)) return false;
  return last === '*' ? !isPlural(word) : announcesRecord(last.replace(/\*$/, ''));
}

const isKind = (before: string[]): boolean => kindFollows.test(before.join('/'));

/** Long, and with capitals where no word has them. `SetupOneHome` is made of words. */
function isRandom(word: string): boolean {
  const capitals = word.match(/[A-Z]/g)?.length ?? 0;
  return word.length >= 12 && /[a-z]/.test(word) && !word.includes('-') && capitals > word.length / 4;
}
