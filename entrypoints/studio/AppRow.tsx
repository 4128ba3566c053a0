import { useState } from 'preact/hooks';
import { Confirm } from '#components/ui/Confirm.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import type { App } from '#lib/model/workspace.ts';
import { AddressesForm } from './AddressesForm.tsx';
import { guidesAt, whatChanges, whatIsLost } from './app-words.ts';
import { RenameForm } from './NameForm.tsx';
import type { StudioView, Try } from './use-studio.ts';

interface Props {
  app: App;
  view: Pick<StudioView, 'apps' | 'items'>;
  attempt: Try;
  toaster: Toaster;
}

type Moved = Record<string, string>;
const back = (moved: Moved): Moved => Object.fromEntries(Object.entries(moved).map(([from, to]) => [to, from]));

/** One application: its name, its addresses, whether anything of ours may run there, and whether it is there at all. */
export function AppRow({ app, view, attempt, toaster }: Props) {
  const { id: appId, name, origins } = app;
  const [open, setOpen] = useState<'name' | 'addresses' | 'removal' | null>(null);
  const toggle = (part: typeof open) => setOpen(open === part ? null : part);
  const others = view.apps.filter(({ id }) => id !== appId);
  const turn = async (isOff: boolean, isUndo = false) => {
    if ((await attempt('app:switch', { appId, isOff })) === undefined) return;
    const words = isOff
      ? `${name} is off: guides, tips and recordings stop there for everybody.`
      : `${name} is on again for whoever enabled it.`;
    toaster.say(words, isUndo ? undefined : () => void turn(!isOff, true));
  };
  const rename = async (from: string, to: string, isUndo = false): Promise<boolean> => {
    if ((await attempt('app:rename', { appId, name: to })) === undefined) return false;
    setOpen(null);
    toaster.say(`${from} is called ${to} now.`, isUndo ? undefined : () => void rename(to, from, true));
    return true;
  };
  const move = async (from: string[], to: string[], moved: Moved, isUndo = false): Promise<boolean> => {
    if ((await attempt('app:addresses', { appId, origins: to, moved })) === undefined) return false;
    setOpen(null);
    toaster.say(
      `${name} is at ${to.join(', ')} now.`,
      // An address that came anew may have been sent on before.
      isUndo ? undefined : () => void move(to, from, { ...app.moved, ...back(moved) }, true),
    );
    return true;
  };
  const remove = async () => {
    setOpen(null);
    const removed = await attempt('app:remove', { appId });
    if (removed) toaster.say(`Removed ${name}.`, () => void attempt('app:restore', { app: removed }));
  };
  return (
    <li class="steward-row">
      <div class="who">
        <strong>{name}</strong>
        {app.isOff && <span class="chip warn">Off</span>}
        <p class="small">{origins.join(', ')}</p>
        <p class="soft small">{guidesAt(origins, view.items) ?? 'no guide yet'}</p>
      </div>
      <div class="row deeds">
        <button
          type="button"
          class="button tight"
          aria-label={`Rename ${name}`}
          aria-expanded={open === 'name'}
          onClick={() => toggle('name')}
        >
          Rename
        </button>
        <button
          type="button"
          class="button tight"
          aria-label={`Addresses of ${name}`}
          aria-expanded={open === 'addresses'}
          onClick={() => toggle('addresses')}
        >
          Addresses
        </button>
        <button
          type="button"
          class="button tight"
          aria-label={`Switch ${app.isOff ? 'on' : 'off'}: ${name}`}
          onClick={() => void turn(!app.isOff)}
        >
          Switch {app.isOff ? 'on' : 'off'}
        </button>
        <button
          type="button"
          class="button tight"
          aria-label={`Remove ${name}`}
          aria-expanded={open === 'removal'}
          onClick={() => toggle('removal')}
        >
          Remove
        </button>
      </div>
      {open === 'name' && <RenameForm name={name} onName={(to) => rename(name, to)} onCancel={() => setOpen(null)} />}
      {open === 'addresses' && (
        <AddressesForm
          app={app}
          meaningOf={(places) => whatChanges(places, others, view.items)}
          onSave={(to, moved) => move(origins, to, moved)}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === 'removal' && (
        <Confirm
          question={`Remove ${name}? ${whatIsLost(origins, others, view.items)}`}
          yes="Remove"
          no="Keep it"
          onYes={() => void remove()}
          onNo={() => setOpen(null)}
        />
      )}
    </li>
  );
}
