import { counted } from '#components/ui/time.ts';
import type { Colleague } from '#lib/model/steward.ts';

type Named = Pick<Colleague, 'name' | 'guides' | 'owns' | 'backs'>;

/** What goes to somebody else with the guides of this person, a sentence each. An older store tells only how many there are. */
export function whatMoves({ name, guides, owns, backs }: Named): string[] {
  const drafts = `Private drafts stay with ${name}.`;
  if (owns === undefined || backs === undefined)
    return [
      `${counted(guides, 'guide')} that ${name} wrote, owns or backs up will name whom you choose instead.`,
      drafts,
    ];
  const wrote = guides - owns - backs;
  const sentences = [
    wrote > 0 && `${counted(wrote, 'guide')} that ${name} wrote will carry the other name, for readers as well.`,
    owns > 0 && `${counted(owns, 'guide')} that ${name} owns and somebody else wrote will have another owner.`,
    backs > 0 && `${counted(backs, 'guide')} that ${name} only backs up will have another backup.`,
    drafts,
  ];
  return sentences.filter((sentence) => sentence !== false);
}
