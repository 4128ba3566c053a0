import * as z from 'zod/mini';
import { Errand, Findings } from '#lib/model/errand.ts';
import { FlagReport } from '#lib/model/flag.ts';
import { Entry, Guide, GuideKind } from '#lib/model/guide.ts';
import { GuideDraft } from '#lib/model/guide-draft.ts';
import { Id, Origin, Sha256 } from '#lib/model/ids.ts';
import type { PageView } from '#lib/model/playable.ts';
import { Language, LabelReport } from '#lib/model/label.ts';
import { Selector } from '#lib/model/recording-rules.ts';
import { Glimpse, RecordedStep, Rect, type RecordingView } from '#lib/model/recording.ts';
import { QuestionAnswer, QuestionReport } from '#lib/model/question.ts';
import type { Share } from '#lib/model/share.ts';
import { App, LibraryId } from '#lib/model/workspace.ts';
import { ClashChoice, type Clashes, type DeletedGuides, type Me, type Revisions } from '#lib/model/sync.ts';
import { Target } from '#lib/model/target.ts';
import { extension, Nothing, page } from './message.ts';
import { reviewProtocol } from './review-protocol.ts';
import { workspaceProtocol } from './workspace-protocol.ts';

const Url = z.string().check(z.minLength(1), z.maxLength(4000));
const TabId = z.int().check(z.gte(0));
const StepIndex = z.int().check(z.gte(0));
const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));

/** All that contexts may ask of the background. Read this to know what the extension can do. */
export const protocol = {
  /** The agent saw that something applies here: load the player. */
  'page:needs': page(Nothing).replies<null>(),
  /** The address asked for a guide: start it here, if it is for this site. */
  'page:start': page(z.strictObject({ guideId: Id })).replies<null>(),
  /** How many guides belong to this page, for the badge. */
  'page:count': page(z.strictObject({ count: z.int().check(z.gte(0)) })).replies<null>(),
  /** Null where nothing of ours may be shown, such as on a site that was disabled. */
  'page:view': page(z.strictObject({ url: Url })).replies<PageView | null>(),
  /** `stepId`: null where all is done. */
  'run:move': page(
    z.strictObject({ runId: Id, index: StepIndex, stepId: z.nullable(Id), unreached: z.array(Id) }),
  ).replies<null>(),
  'run:end': page(z.strictObject({ runId: Id, end: z.enum(['completed', 'left']) })).replies<null>(),
  'picture:get': page(z.strictObject({ sha256: Sha256, language: z.optional(z.nullable(Language)) })).replies<
    string | null
  >(),
  /** `isSent`: the store has it. Otherwise it is safe on this device, and goes there as soon as that is possible. */
  'flag:raise': page(FlagReport).replies<{ flagId: string; isSent: boolean }>(),
  'flag:withdraw': page(z.strictObject({ flagId: Id })).replies<null>(),
  /** What a target is called where the page is in another language than the author's was. */
  'label:tell': page(LabelReport).replies<null>(),
  /**
   * A script in a frame of another site said this word to the page around it: what the page calls that frame, as a
   * target's `shadow` does. Null where no script there heard it.
   */
  'frame:greet': page(z.strictObject({ word: z.uuid() })).replies<string[] | null>(),
  /** The page of the asking script, in such a frame, is gone. */
  'frame:leave': page(Nothing).replies<null>(),
  /** A step lies in a frame of another site: load a script into each where there may be one, to be the player's eyes. */
  'frame:enter': page(Nothing).replies<null>(),
  /** That script said this word to the page around it: is it wanted there? */
  'frame:meet': page(z.strictObject({ word: z.uuid() })).replies<boolean>(),
  /** What it is to find and hear from now on; false: there is none. */
  'frame:follow': page(z.strictObject({ frameId: z.int().check(z.gte(1)), errand: Errand })).replies<boolean>(),
  /** Where that is. What is done with it is said as a greeting is, for a page that goes at the press waits for nobody. */
  'frame:found': page(z.strictObject({ findings: Findings })).replies<null>(),
  /** The recording of the asking tab, or null. */
  'recording:get': page(Nothing).replies<RecordingView | null>(),
  /** A press has begun: take the picture now. Belongs to the step with the same key, if one comes. */
  'recording:look': page(
    z.strictObject({ key: z.uuid(), url: Url, frame: z.nullable(Rect), glimpse: Glimpse }),
  ).replies<null>(),
  'recording:step': page(RecordedStep).replies<RecordingView | null>(),
  /** Somebody typed an address or went back; `from` and `way` as lib/recorder/arrivals.ts says them. */
  'recording:arrive': page(
    z.strictObject({
      url: Url,
      title: z.string().check(z.maxLength(300)),
      from: z.nullable(z.string().check(z.maxLength(4000))),
      way: z.nullable(z.enum(['back', 'forward'])),
    }),
  ).replies<RecordingView | null>(),
  /** The recording of another tab goes on in the asking one. */
  'recording:here': page(Nothing).replies<null>(),
  /** The asking tab is none of the recording's affair, and is not to be asked about it again. */
  'recording:leave-out': page(Nothing).replies<null>(),
  'recording:pause': page(z.strictObject({ isPaused: z.boolean() })).replies<RecordingView | null>(),
  /** Words of the author about the last step, instead of what was noted before. */
  'recording:note': page(
    z.strictObject({ key: z.uuid(), note: z.string().check(z.maxLength(4000)) }),
  ).replies<RecordingView | null>(),
  'recording:undo': page(Nothing).replies<RecordingView | null>(),
  /** The last step, told of a better neighbour of its element, or again of the first choice. The key says which it was. */
  'recording:retarget': page(RecordedStep).replies<RecordingView | null>(),
  'recording:stop': page(Nothing).replies<{ guideId: string | null }>(),
  'tip:save': page(
    z.strictObject({
      url: Url,
      target: Target,
      name: z.string().check(z.maxLength(200)),
      text: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)),
      frame: z.nullable(Rect),
    }),
  ).replies<{ guideId: string }>(),

  /** Is an element for a step asked for in this tab? Which one it is, in its own words, and what is private here. */
  'step:asked': page(Nothing).replies<{ step: string; hidden: string[] } | null>(),
  /** Its author leaves it as it was. */
  'step:leave': page(Nothing).replies<null>(),
  /** The element that a step is to point to from now on; which step that is, the background knows. */
  'step:retarget': page(
    z.strictObject({
      url: Url,
      target: Target,
      name: z.string().check(z.maxLength(200)),
      frame: z.nullable(Rect),
      glimpse: z.nullable(Glimpse),
    }),
  ).replies<null>(),

  /** What is private on the pages of an app from now on; which app that is, the background knows. */
  'part:mark': page(z.strictObject({ selector: Selector })).replies<null>(),

  'session:join': extension(z.strictObject({ link: Url, name: Name })).replies<Me>(),
  'session:leave': extension(Nothing).replies<null>(),
  /** How people may sign in at this store but by an invite; null: in no other way. */
  'session:offer': extension(z.strictObject({ address: Url })).replies<{ name: string } | null>(),
  /** By the store's identity provider, in a window of the browser's own. */
  'session:sign-in': extension(z.strictObject({ address: Url })).replies<Me>(),
  'sync:now': extension(Nothing).replies<null>(),
  'app:add': extension(z.strictObject({ name: Name, origin: Origin })).replies<{ appId: string }>(),
  /** For everybody: whether anything of ours runs on the sites of an app. For stewards. */
  'app:switch': extension(z.strictObject({ appId: Id, isOff: z.boolean() })).replies<null>(),
  'app:rename': extension(z.strictObject({ appId: Id, name: Name })).replies<null>(),
  /** All addresses that it has from now on. To take one away is for stewards. */
  'app:addresses': extension(
    z.strictObject({ appId: Id, origins: App.shape.origins, moved: App.shape.moved }),
  ).replies<null>(),
  /** Nothing of ours runs there any more, for anybody; guides are kept. For stewards. Replies what `app:restore` takes. */
  'app:remove': extension(z.strictObject({ appId: Id })).replies<App>(),
  'app:restore': extension(z.strictObject({ app: App })).replies<null>(),
  /** The browser asks the person about this site now. At a yes it is enabled, also when the popup has closed meanwhile. */
  'site:ask': extension(z.strictObject({ origin: Origin, appName: z.nullable(Name) })).replies<null>(),
  /** The person said no to the browser's question: what was to be done at a yes is forgotten. */
  'site:refuse': extension(z.strictObject({ origin: Origin })).replies<null>(),
  /** The person has granted the origin; from now on the agent runs there. */
  'site:enable': extension(z.strictObject({ origin: Origin })).replies<null>(),
  'site:disable': extension(z.strictObject({ origin: Origin })).replies<null>(),
  'recording:start': extension(z.strictObject({ tabId: TabId })).replies<{ recordingId: string }>(),
  /** More steps for a guide, after that one, on the page where it happens. */
  'recording:extend': extension(z.strictObject({ guideId: Id, after: Id })).replies<null>(),
  /** Have a part pointed at that is private on the pages of an app, in a new tab. */
  'part:pick': extension(z.strictObject({ appId: Id })).replies<null>(),
  /** Another element for that step, to be pointed at on the page where it happens. */
  'step:repick': extension(z.strictObject({ guideId: Id, stepId: Id })).replies<null>(),
  'recording:resume': extension(z.strictObject({ recordingId: Id, tabId: TabId })).replies<null>(),
  'recording:finish': extension(z.strictObject({ recordingId: Id })).replies<{ guideId: string | null }>(),
  'recording:discard': extension(z.strictObject({ recordingId: Id })).replies<null>(),
  'tip:pick': extension(z.strictObject({ tabId: TabId })).replies<null>(),
  'guide:create': extension(
    z.strictObject({
      kind: GuideKind,
      title: z.string().check(z.maxLength(200)),
      pages: z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(20)),
    }),
  ).replies<{ guideId: string }>(),
  /** `base` is the guide as it was loaded: what others changed meanwhile is merged, not overwritten. Replies the result. */
  'guide:save': extension(z.strictObject({ base: Guide, guide: Guide })).replies<Guide>(),
  /** A draft goes into this library, or (null) where this person publishes by default. */
  'guide:publish': extension(z.strictObject({ guideId: Id, library: z.nullable(LibraryId) })).replies<{
    revision: number;
  }>(),
  /** Take it away from readers, keep it for authors. */
  'guide:withdraw': extension(z.strictObject({ guideId: Id })).replies<null>(),
  /** Replies all there was of it, which is what `guide:restore` takes. */
  'guide:delete': extension(z.strictObject({ guideId: Id })).replies<{
    guide: Guide | null;
    entry: Entry | null;
    library: string | null;
  }>(),
  /** Undo of delete: exactly what there was. Edits that were not published stay so. */
  'guide:restore': extension(
    z.strictObject({ guide: z.nullable(Guide), entry: z.nullable(Entry), library: z.nullable(LibraryId) }),
  ).replies<null>(),
  /** What was saved of a guide before, newest first: those before number `before`, or (null) the newest. Asks the store. */
  'guide:history': extension(
    z.strictObject({ guideId: Id, before: z.nullable(z.int().check(z.positive())) }),
  ).replies<Revisions>(),
  /** Take a shared guide to another library, with what belongs to it. Asks the store. */
  'guide:move': extension(z.strictObject({ guideId: Id, to: LibraryId })).replies<null>(),
  /** Guides that were deleted and can still be brought back, as `guide:restore` takes them. Asks the store. */
  'deleted:list': extension(Nothing).replies<DeletedGuides>(),
  /** What two people changed at once. Asks the store. */
  'clash:list': extension(Nothing).replies<Clashes>(),
  'clash:resolve': extension(
    z.strictObject({ feed: z.string().check(z.minLength(1), z.maxLength(120)), op: Id, keep: ClashChoice }),
  ).replies<null>(),
  /** Make a draft of a guide that was set aside when this person lost access to it. */
  'orphan:restore': extension(z.strictObject({ orphanId: Id })).replies<{ guideId: string }>(),
  'orphan:discard': extension(z.strictObject({ orphanId: Id })).replies<null>(),
  /**
   * In this tab, or (null) in a new one at the guide's first page. `draftFrom`: the working copy as its author has it,
   * from that step on.
   */
  'guide:play': extension(
    z.strictObject({
      guideId: Id,
      tabId: z.nullable(TabId),
      draftFrom: z.optional(z.int().check(z.gte(0), z.lt(500))),
    }),
  ).replies<null>(),
  /** The guide as this person sees it, and its pictures on this device, as far as they can be had: to export it. */
  'guide:fetch': extension(z.strictObject({ guideId: Id })).replies<Guide>(),
  /** Keep a picture that a guide to be imported shows. */
  'picture:bring': extension(z.strictObject({ dataUrl: z.string().check(z.maxLength(15_000_000)) })).replies<{
    sha256: string;
  }>(),
  /** Drafts of what came from elsewhere: all, or none. */
  'import:save': extension(
    z.strictObject({ guides: z.array(GuideDraft).check(z.minLength(1), z.maxLength(500)) }),
  ).replies<{ guideIds: string[] }>(),
  /** Undo of that, as a whole. */
  'import:undo': extension(z.strictObject({ guideIds: z.array(Id).check(z.maxLength(500)) })).replies<null>(),
  /** Links by which people without the extension read a published guide. Asks the store. */
  'share:list': extension(z.strictObject({ guideId: Id })).replies<Share[]>(),
  'share:make': extension(
    z.strictObject({ guideId: Id, days: z.nullable(z.int().check(z.gte(1), z.lte(365))) }),
  ).replies<{ link: string }>(),
  'share:revoke': extension(z.strictObject({ shareId: Id })).replies<null>(),
  ...workspaceProtocol,
  ...reviewProtocol,
  'flag:resolve': extension(
    z.strictObject({
      flagId: Id,
      status: z.enum(['open', 'fixed', 'declined']),
      answer: z.string().check(z.maxLength(1000)),
    }),
  ).replies<null>(),
  /** Somebody found no guide and asks the workspace. */
  'question:ask': extension(QuestionReport).replies<{ questionId: string }>(),
  /** Also to open it again, as undo. */
  'question:answer': extension(z.strictObject({ questionId: Id, ...QuestionAnswer.shape })).replies<null>(),
  'question:withdraw': extension(z.strictObject({ questionId: Id })).replies<null>(),
};

export type Protocol = typeof protocol;
export type MessageName = keyof Protocol;
export type RequestOf<N extends MessageName> = z.infer<Protocol[N]['request']>;
export type ReplyOf<N extends MessageName> = Exclude<Protocol[N]['reply'], undefined>;
