/**
 * Words that applications use in their own addresses and nobody has for a name: `edit`, `settings`, `orders`. Each also
 * counts in the plural. Surnames such as Page, Price and Bill are left out on purpose.
 */
const own = new Set(
  `
  new add create edit update delete deleted remove view show open copy clone duplicate import export upload download
  print preview share shared send sent archive archived restore merge move assign approve reject submit confirm cancel
  close closed compare convert search find filter sort select manage configure setup install invite join leave login
  logout log sign signin signup signout in out up register verify reset forgot forgotten change start stop run build
  test deploy publish published subscribe unsubscribe browse explore lookup advanced bulk quick batch and or to of by for
  list table grid board kanban calendar map chart graph tree timeline gallery form detail overview summary index home
  main default all my mine me self own current recent latest active inactive draft pending favorite favourite starred
  trash inbox outbox history activity feed audit changelog version revision status state related children parent info
  about help support faq result backlog roadmap sprint planning gantt schedule today week month year console root
  admin administration setting preference option configuration general profile account security password permission
  notification billing payment subscription plan usage limit api key token webhook integration app marketplace
  appearance language theme privacy access role user group team member people person contact customer client company
  organization organisation employee staff partner supplier vendor lead deal opportunity order quote quotation offer
  contract invoice receipt expense product item article inventory warehouse shipment delivery purchase sales ticket
  issue cases task todo project milestone note comment message email mail call meeting event campaign report dashboard
  query tag label category fields template document doc file folder attachment image pages record object data database
  pull blob commit wiki src schema model metric column job pipeline workflow automation rule alert queue channel location site device asset
  service tool insight analytics statistics stats finance accounting hr crm erp marketing -
  `.match(/\S+/g),
);

/** What comes after one of these is somebody's or something's name, although the word is no plural with an s. */
const holders = new Set(
  `
  user customer client contact person people member employee staff personnel company organization organisation org
  account partner supplier vendor lead deal opportunity project team group tenant workspace space board channel patient
  student candidate applicant profile author owner assignee ticket case order quote offer contract invoice product item
  doc document file folder repo repository tag label category topic name store shop site domain job by for
  browse display search find q edit show view detail details delete update copy clone
  kunde kunden kontakt kontakte benutzer nutzer mitarbeiter lieferant lieferanten firma firmen personen projekt projekte
  rechnung rechnungen auftrag auftraege angebot angebote cliente fournisseur utilisateur usuario proveedor empresa
  `.match(/\S+/g),
);

/** Plurals under which an application has pages of its own; what people make there has an id and not only a name. */
const areas = new Set(
  `
  settings preferences options sales analytics statistics stats news tools apps insights logistics operations finances
  metrics features reports params permissions notifications integrations plugins addons modules themes results limits
  terms canvas series devops logs
  `.match(/\S+/g),
);

/**
 * Does every part of it belong to the words of applications? `new-order`, `newOrder`, `sign_in`. What is all in capitals
 * is a key that somebody gave to a project or a space, whatever it says.
 */
export function isOwnWord(segment: string): boolean {
  if (/^[A-Z]{2,}$/.test(segment)) return false;
  return /^[a-z]$/i.test(segment) || partsOf(segment).every((part) => own.has(part) || own.has(singular(part)));
}

/** A word in the plural, written as applications write theirs. */
export function isPlural(segment: string): boolean {
  return /^[a-z_]{3,}s$/.test(segment) && !/(ss|us|is)$/.test(segment);
}

/** Does this word announce the name of a record: a plural (`customers`), a holder (`user`), a short route (`/u/zoe`)? */
export function announcesRecord(segment: string): boolean {
  if (/^[a-z]$/i.test(segment)) return true;
  const last = partsOf(segment).at(-1) ?? '';
  return holders.has(last) || (isPlural(last) && !areas.has(last));
}

function partsOf(segment: string): string[] {
  const words = segment.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  return words === '-' ? [words] : words.split(/[-_]/);
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.replace(/(?<=x|ch|sh)es$|s$/, '');
}
