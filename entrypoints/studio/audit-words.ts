import { counted } from '#components/ui/time.ts';
import { roleWords } from '#components/library/words.ts';
import type { PictureKind } from '#lib/model/recording-rules.ts';
import type { AuditAction, AuditRecord } from '#lib/model/steward.ts';
import { everyLibrary, type Role } from '#lib/model/workspace.ts';

interface Names {
  people: ReadonlyMap<string, string>;
  guides: ReadonlyMap<string, string>;
  libraries: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, string>;
  apps: ReadonlyMap<string, string>;
}

const pictureWords: Record<PictureKind, string> = {
  wireframe: 'wireframes',
  screenshot: 'masked screenshots',
  none: 'none',
};

/** What is exported, by its name in the log. */
const files: Record<string, string> = { audit: 'the audit log', workspace: 'the whole workspace', backup: 'a backup' };

const inDays = (days: unknown) => (days === null ? 'for ever' : `${String(days)} days`);

type Words = (record: AuditRecord, names: Names) => string;

const person = (id: unknown, { people }: Names) => people.get(String(id)) ?? 'somebody';
const guide = ({ target }: AuditRecord, { guides }: Names) => {
  const title = guides.get(target);
  return title ? `“${title}”` : 'a guide';
};
/** What is gone is called by its id. */
const named = (id: unknown, names: ReadonlyMap<string, string>) => names.get(String(id)) ?? String(id);
const library = (id: unknown, { libraries }: Names) => named(id, libraries);
/** One that was removed has no name here any more. */
const app = ({ target }: AuditRecord, { apps }: Names) => apps.get(target) ?? 'an app';
const team = (id: unknown, { teams }: Names) => named(id, teams);
const role: Words = ({ detail }, names) => {
  const { role: name, library: place } = detail;
  const word = roleWords[name as Role]?.toLowerCase() ?? String(name);
  return place === everyLibrary ? word : `${word} of ${library(place, names)}`;
};
const principal: Words = ({ target }, names) => {
  const [kind, id] = target.split(':');
  return kind === 'team' ? `team ${team(id, names)}` : person(id, names);
};

/** What follows the name of whoever did it. One that is forgotten does not compile. */
const words: Record<AuditAction, Words> = {
  'signed-in': () => 'signed in',
  joined: (record, names) => `joined as ${role(record, names)}`,
  'grant-changed': (record, names) =>
    record.detail['role'] === null
      ? `took a role from ${principal(record, names)}`
      : `made ${principal(record, names)} ${role(record, names)}`,
  'library-made': ({ target }, names) => `made the library ${library(target, names)}`,
  'library-renamed': ({ target }, names) => `gave the library ${library(target, names)} its name`,
  'team-changed': ({ target, detail }, names) => `changed the team ${team(target, names)}, now of ${detail['members']}`,
  'team-removed': ({ target }, names) => `removed the team ${team(target, names)}`,
  'invite-made': (record, names) => `made an invite link for ${role(record, names)}`,
  'invite-revoked': () => 'revoked an invite link',
  'device-revoked': ({ actor, detail }, names) =>
    detail['person'] === actor
      ? 'signed out a device of their own'
      : `signed out a device of ${person(detail['person'], names)}`,
  'person-disabled': ({ target }, names) => `disabled ${person(target, names)}`,
  'person-enabled': ({ target }, names) => `enabled ${person(target, names)}`,
  'guides-reassigned': ({ target, detail }, names) =>
    `put ${person(detail['to'], names)} in the place of ${person(target, names)} in ${counted(Number(detail['guides']), 'guide')}`,
  'guide-published': (record, names) => `published ${guide(record, names)}`,
  'guide-withdrawn': (record, names) => `withdrew ${guide(record, names)}`,
  'guide-deleted': (record, names) => `deleted ${guide(record, names)}`,
  'guide-moved': (record, names) =>
    `moved ${guide(record, names)} from ${library(record.detail['from'], names)} to ${library(record.detail['to'], names)}`,
  'webhook-added': () => 'added a webhook',
  'webhook-removed': () => 'removed a webhook',
  'webhook-paused': () => 'paused a webhook',
  'webhook-resumed': () => 'resumed a webhook',
  'webhook-secret-renewed': () => 'gave a webhook a new secret',
  'approvals-changed': ({ target, detail }, names) =>
    `changed how many colleagues approve what is published in ${library(target, names)}: ${String(detail['needed'])}`,
  'recording-changed': (record, names) => {
    const { pictures, never, hidden } = record.detail;
    if (pictures !== undefined)
      return `changed which pictures are recorded: ${pictureWords[pictures as PictureKind] ?? String(pictures)}`;
    if (never !== undefined) return `changed which pages are never recorded, now ${counted(Number(never), 'pattern')}`;
    return `changed what is always hidden in ${app(record, names)}, now ${counted(Number(hidden), 'selector')}`;
  },
  'retention-changed': ({ detail }) =>
    `changed how long what is over is kept: deleted guides ${inDays(detail['deletedDays'])}, the audit log ${inDays(detail['auditDays'])}`,
  'share-made': (record, names) => `made a share link of ${guide(record, names)}`,
  'share-revoked': (record, names) => `revoked a share link of ${guide(record, names)}`,
  'app-added': (record, names) => `added ${app(record, names)}`,
  'app-removed': (record, names) => `removed ${app(record, names)}`,
  'app-addresses-changed': (record, names) => `changed the addresses of ${app(record, names)}`,
  'app-switched-off': (record, names) => `switched ${app(record, names)} off`,
  'app-switched-on': (record, names) => `switched ${app(record, names)} on`,
  exported: ({ target }) => `wrote ${files[target] ?? target} to a file`,
  imported: () => 'was filled from a file',
};

/** One line of the log for a person. What only a newer store writes is shown as it stands there. */
export function sentenceOf(record: AuditRecord, names: Names): string {
  const { actor, action } = record;
  const who = actor === 'store' ? 'The store' : (names.people.get(actor) ?? 'Somebody');
  return `${who} ${Object.hasOwn(words, action) ? words[action as AuditAction](record, names) : action}.`;
}
