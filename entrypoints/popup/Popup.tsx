import { useEffect, useState } from 'preact/hooks';
import { Notice } from '#components/ui/Notice.tsx';
import type { Live } from '#components/ui/use-live.ts';
import { ask } from '#lib/messages/ask.ts';
import type { Device } from '#lib/store/device.ts';
import { answersFor } from './answers.ts';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { JoinForm } from './JoinForm.tsx';
import { RecordIntro } from './RecordIntro.tsx';
import { Recordings } from './Recordings.tsx';
import { SitePart } from './SitePart.tsx';
import { Thanks } from './Thanks.tsx';
import type { TabView } from './tab.ts';
import { useStored } from './use-stored.ts';
import { useDevice, useSyncWhileOpen, useTry } from './use-popup.ts';

/** Somebody who is still typing an address has made no mistake: no complaint where nothing answers. */
const findSignIn = (address: string) => ask('session:offer', { address }).catch(() => null);

interface Props {
  device: Device;
  live: Live;
  tab: TabView | null;
  close: () => void;
}

export function Popup({ device, live, tab, close }: Props) {
  const view = useDevice(device, live);
  const [sites] = useStored('sites');
  const [known, setKnown] = useStored('known');
  const { problem, attempt, complain } = useTry();
  const [isRejoining, setRejoining] = useState(false);
  const [isExplaining, setExplaining] = useState(false);
  const session = view?.session ?? null;
  useSyncWhileOpen(session);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  if (!view || !sites || !known) return <main aria-busy="true" class="waiting" />;

  if (!session || isRejoining) {
    const join = async (link: string, name: string) => {
      if (await attempt('session:join', { link, name })) setRejoining(false);
    };
    return (
      <JoinForm
        name={session?.me.name ?? ''}
        problem={problem ?? view.signInProblem}
        onJoin={join}
        storeUrl={session?.storeUrl ?? null}
        findSignIn={findSignIn}
        onSignIn={async (address) => {
          if (await attempt('session:sign-in', { address })) setRejoining(false);
        }}
        onCancel={session ? () => setRejoining(false) : null}
      />
    );
  }

  const start = async () => {
    setExplaining(false);
    if (!known.includes('recording')) setKnown([...known, 'recording']);
    if (tab && (await attempt('recording:start', { tabId: tab.id }))) close();
  };
  const show = async (guideId: string) => {
    if ((await attempt('guide:play', { guideId, tabId: null })) !== undefined) close();
  };
  if (isExplaining) return <RecordIntro onStart={start} onCancel={() => setExplaining(false)} />;

  return (
    <>
      <Header
        workspace={session.workspace}
        sync={view.sync}
        unsent={view.unsent}
        onRetry={() => void attempt('sync:now', {})}
        onRejoin={() => setRejoining(true)}
      />
      <main class="stack">
        {problem && (
          <Notice tone="danger" onClose={() => complain(null)}>
            <p>{problem}</p>
          </Notice>
        )}
        <Recordings recordings={view.recordings} tab={tab} attempt={attempt} close={close} />
        <Thanks
          answers={answersFor({ ...view, personId: session.me.id })}
          known={known}
          onSeen={(mark) => setKnown([...known, mark])}
          onPlay={(guideId) => void show(guideId)}
        />
        <SitePart
          view={{ ...view, session }}
          tab={tab}
          sites={sites}
          attempt={attempt}
          close={close}
          onRecord={() => (known.includes('recording') ? void start() : setExplaining(true))}
        />
      </main>
      <Footer
        me={session.me}
        workspace={session.workspace}
        onlyHere={view.onlyHere}
        recordings={view.recordings}
        tab={tab}
        sites={sites}
        attempt={attempt}
      />
    </>
  );
}
