import { useEffect, useState } from 'preact/hooks';
import { adviceOn } from '#components/library/advice.ts';
import { AdviceList } from '#components/library/AdviceList.tsx';
import { showAsking } from '#components/library/AskForReview.tsx';
import { PagesField } from '#components/library/PagesField.tsx';
import { PublishPanel } from '#components/library/PublishPanel.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { dayOf } from '#lib/model/audience.ts';
import type { Guide } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { SharePanel } from './SharePanel.tsx';
import { useExchange } from './use-exchange.tsx';
import { strengthOf } from '#lib/target/strength.ts';
import { EditorBar } from './EditorBar.tsx';
import { GuideAlike } from './GuideAlike.tsx';
import { GuideAudience } from './GuideAudience.tsx';
import { GuideComments } from './GuideComments.tsx';
import { GuideFlags } from './GuideFlags.tsx';
import { GuideOwner } from './GuideOwner.tsx';
import { GuideReview } from './GuideReview.tsx';
import { isAsking, lackingIn } from './reviews.ts';
import { useContent } from './use-content.ts';
import { GuideTools } from './GuideTools.tsx';
import { GuideText } from './GuideText.tsx';
import type { EditorProps } from './GuidePage.tsx';
import { publishingOf } from './publishing.ts';
import { languagesOf } from './route.ts';
import { isPlayable, useGuideActions } from './use-guide-actions.ts';
import { usePageTitle } from './use-page.ts';
import { useEditing, useUndoKeys } from './use-editing.ts';

/** Change a guide: its words, its pages, its order; publish it. Saved as typed. */
export function GuideEditor(props: EditorProps) {
  const { view, attempt, toaster } = props;
  const [state, editing] = useEditing(props);
  const { guide } = state;
  const [isBusy, setBusy] = useState(false);
  const heading = usePageTitle(guide.title || 'Untitled');
  useUndoKeys(editing);
  useShownStep(props.stepId);
  const publishing = publishingOf(view, guide.id);
  const content = useContent(guide);
  const actions = useGuideActions(guide, editing, attempt, toaster, setBusy);
  const exchange = useExchange(view.names, attempt, toaster);
  const flush = () => void editing.flush();
  const set = (change: Partial<Guide>, field: string) => editing.change((now) => ({ ...now, ...change }), field);
  const apps = view.apps.flatMap((app) => app.origins.map((origin) => ({ name: app.name, pattern: `${origin}/*` })));
  return (
    <>
      <EditorBar {...props} state={state} editing={editing} back={{ words: 'Library', href: '#/' }}>
        <GuideTools
          guideId={guide.id}
          onPlay={isPlayable(guide) ? actions.play : null}
          onExport={() => void editing.flush().then(() => exchange.exportGuides([guide]))}
          onDelete={actions.remove}
        />
      </EditorBar>
      {exchange.dialog}
      <h1 class="unseen" ref={heading}>
        {guide.title || 'Untitled'}
      </h1>
      <div class="editor">
        <div class="stack editor-main">
          <GuideAlike guide={guide} view={view} />
          <section class="card stack" id="about-guide" aria-label="About this guide">
            <TextField
              label="Title"
              class="big"
              value={guide.title}
              maxLength={200}
              placeholder="What will a colleague have done afterwards?"
              onInput={(title) => set({ title }, 'title')}
              onBlur={flush}
            />
            {guide.kind !== 'tip' && (
              <TextField
                label="Description (optional)"
                isLong
                value={guide.description}
                maxLength={2000}
                onInput={(description) => set({ description }, 'description')}
                onBlur={flush}
              />
            )}
          </section>
          <GuideFlags {...props} guide={guide} stepId={null} />
          <GuideComments {...props} guide={guide} stepId={null} />
          <GuideText
            {...props}
            guide={guide}
            editing={editing}
            onRepick={actions.repick}
            onPlay={isPlayable(guide) ? actions.play : null}
          />
        </div>
        <aside class="stack editor-side" aria-label="Publishing and pages">
          <PublishPanel
            guide={guide}
            workspace={view.session.workspace}
            {...publishing}
            isBusy={isBusy}
            isUnsent={props.isUnsent}
            notPublished={view.items.find(({ id }) => id === guide.id)?.notPublished ?? null}
            isAsked={isAsking(view, guide.id)}
            lackingIn={(library) => lackingIn(view, library, guide.id, content)}
            onPublish={(library) => void actions.publish(library)}
            onWithdraw={() => void actions.withdraw()}
            onAsk={showAsking}
            onMove={(to) => publishing.shared && void actions.move(to, publishing.shared)}
          />
          <GuideAudience guide={guide} view={view} onChange={editing.change} />
          <GuideReview
            state={state}
            content={content}
            editing={editing}
            view={view}
            attempt={attempt}
            toaster={toaster}
          />
          {guide.revision > 0 && !guide.isArchived && publishing.mayPublish && (
            <SharePanel guideId={guide.id} names={view.names} attempt={attempt} toaster={toaster} />
          )}
          <GuideOwner guide={guide} view={view} editing={editing} toaster={toaster} />
          <AdviceList
            advice={adviceOn(guide, ({ target }) => target && strengthOf(target).grade, dayOf())}
            onShow={showStep}
            onFix={({ fix }) => {
              if (!fix) return;
              editing.change(fix.edit);
              const last = stepsInOrder(editing.state().guide).at(-1);
              if (fix.goesOnAtEnd && last) requestAnimationFrame(() => showStep(last.id));
            }}
            onGo={(to) => {
              if ('language' in to) location.hash = languagesOf(guide.id, to);
              else void actions.repick(to.stepId);
            }}
          />
          <section class="card">
            <PagesField pages={guide.pages} apps={apps} onChange={(pages) => set({ pages }, 'pages')} onBlur={flush} />
          </section>
        </aside>
      </div>
    </>
  );
}

/** Comes from a report: straight to the step it is about. */
function useShownStep(stepId: string | null): void {
  useEffect(() => (stepId ? showStep(stepId) : window.scrollTo(0, 0)), [stepId]);
}

/** To the step, ready to be changed; to the title where it is about the whole guide. */
function showStep(stepId: string | null): void {
  const part = document.getElementById(stepId ? `step-${stepId}` : 'about-guide');
  part?.scrollIntoView({ block: 'center' });
  part?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
}
