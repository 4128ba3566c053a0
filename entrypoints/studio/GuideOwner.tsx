import type { Editing } from '#components/library/editing.ts';
import { apply } from '#components/library/history.ts';
import { OwnerPanel } from '#components/library/OwnerPanel.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { isStewardOf } from '#lib/model/feeds.ts';
import type { Guide } from '#lib/model/guide.ts';
import { handOver, isOwner, keeperOf, ownerOf, withBackup } from '#lib/model/ownership.ts';
import { OwnerChoice } from './OwnerChoice.tsx';
import { mayWriteIn } from './reviews.ts';
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
  const owner = named(keeper);
  const backup = guide.backupId && guide.backupId !== keeper ? named(guide.backupId) : null;
  const isForMe = mayWriteIn(view, library) && (isOwner(guide, me.id) || isStewardOf(me, library));
  const change = (edit: (now: Guide) => Guide, words: string) => {
    const before = editing.state().guide;
    const after = edit(before);
    editing.change(() => after);
    toaster.say(words, () => editing.change((now) => apply(now, after, before)));
  };
  return (
    <OwnerPanel
      owner={owner}
      leaver={keeper === ownerOf(guide) ? null : named(ownerOf(guide))}
      backup={backup}
      choice={
        isForMe ? (
          <OwnerChoice
            library={library}
            me={named(me.id)}
            owner={owner}
            backup={backup}
            onHandOver={(to) =>
              change(
                (now) => handOver(now, to.id, keeper),
                `${to.name} keeps it right from now on. The owner before is the backup.`,
              )
            }
            onBackup={(to) =>
              change((now) => withBackup(now, to?.id ?? null), to ? `${to.name} is the backup now.` : 'No backup now.')
            }
          />
        ) : null
      }
    />
  );
}
