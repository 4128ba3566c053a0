import { useState } from 'preact/hooks';
import { Confirm } from '#components/ui/Confirm.tsx';
import { ago, counted } from '#components/ui/time.ts';
import { openStudio, type TabView } from './tab.ts';
import type { OpenRecording, Try } from './use-popup.ts';

interface Props {
  recordings: readonly OpenRecording[];
  tab: TabView | null;
  attempt: Try;
  close: () => void;
}

/** Recordings that run, or that a crash or a closed tab interrupted: nothing recorded is lost. */
export function Recordings({ recordings, tab, attempt, close }: Props) {
  const [discarding, setDiscarding] = useState<string | null>(null);
  return (
    <>
      {recordings.map((recording) => {
        const { id } = recording;
        const steps = counted(recording.stepCount, 'step');
        if (discarding === id) {
          const discard = async () => {
            setDiscarding(null);
            await attempt('recording:discard', { recordingId: id });
          };
          return (
            <Confirm
              key={id}
              question={`Discard this recording of ${steps}? It cannot be brought back.`}
              yes="Discard recording"
              no="Keep it"
              onYes={() => void discard()}
              onNo={() => setDiscarding(null)}
            />
          );
        }
        const resume = async () => {
          if (tab && (await attempt('recording:resume', { recordingId: id, tabId: tab.id })) !== undefined) close();
        };
        const finish = async () => {
          const done = await attempt('recording:finish', { recordingId: id });
          if (done?.guideId) await openStudio(`/guide/${done.guideId}`);
          if (done) close();
        };
        return (
          <section key={id} class="notice warn" aria-label={`Unfinished recording: ${recording.title || 'Untitled'}`}>
            <p>
              <strong>{recording.tabId === tab?.id ? 'Recording in this tab' : 'Unfinished recording'}</strong>
              <br />
              <span class="small">
                {recording.title || 'Untitled'} · {steps} · started {ago(recording.startedAt)}
              </span>
            </p>
            <div class="row">
              {tab?.url && (
                <button type="button" class="button tight" onClick={() => void resume()}>
                  Continue
                </button>
              )}
              <button type="button" class="button tight" onClick={() => void finish()}>
                Finish as draft
              </button>
              <button type="button" class="button tight danger" onClick={() => setDiscarding(id)}>
                Discard
              </button>
            </div>
          </section>
        );
      })}
    </>
  );
}
