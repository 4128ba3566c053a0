import type { Editing } from '#components/library/editing.ts';
import { apply } from '#components/library/history.ts';
import { OwnerPanel } from '#components/library/OwnerPanel.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { isAtLeast, isStewardOf } from '#lib/model/feeds.ts';
import type { Guide } from '#lib/model/guide.ts';
import { handOver, isOwner, keeperOf, ownerOf, withBackup } from '#lib/model/ownership.ts';
import type { StudioView } from './use-studio.ts';

interface Props {
  guide: Guide;
  view: StudioView;
  editing: Editing;
  toaster: Toaster;
}

/** Whose a shared guide is. A draft that nobody else has seen is its author's. */
export function GuideOwner({ guide, view, editing, toaster }: Props) {
  const { me } = view.session;
  const library = view.items.find(({ id }) => id === guide.id)?.library ?? null;
  if (library === null) return null;
  const named = (id: string) => ({
    id,
    name: id === me.id ? `${me.name} (you)` : (view.names.get(id) ?? 'A colleague'),
  });
  const keeper = keeperOf(guide, view.people);
  const may = isOwner(guide, me.id) || isStewardOf(me, library);
  const heirs = view.people.filter(({ isGone, role }) => !isGone && isAtLeast(role, 'author'));
  const change = (edit: (now: Guide) => Guide, words: string) => {
    const before = editing.state().guide;
    const after = edit(before);
    editing.change(() => after);
    toaster.say(words, () => editing.change((now) => apply(now, after, before)));
  };
  return (
    <OwnerPanel
      owner={named(keeper)}
      leaver={keeper === ownerOf(guide) ? null : named(ownerOf(guide))}
      backupId={guide.backupId && guide.backupId !== keeper ? guide.backupId : null}
      backupName={guide.backupId && guide.backupId !== keeper ? named(guide.backupId).name : null}
      people={may ? heirs.map(({ id }) => named(id)) : []}
      onHandOver={(to) =>
        change(
          (now) => handOver(now, to, keeper),
          `${named(to).name} keeps it right from now on. The owner before is the backup.`,
        )
      }
      onBackup={(to) =>
        change((now) => withBackup(now, to), to ? `${named(to).name} is the backup now.` : 'No backup now.')
      }
    />
  );
}
