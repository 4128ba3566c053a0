import * as z from 'zod/mini';
import { RetentionRequest, type Retention } from '#lib/model/retention.ts';
import {
  GrantRequest,
  InviteWish,
  LibraryRequest,
  PersonId,
  TeamRequest,
  type AccessView,
  type AuditPage,
  type Colleague,
  type Invite,
  type SignedInDevice,
} from '#lib/model/steward.ts';
import { WebhookWish, type DeliveryPage, type Webhook } from '#lib/model/webhook.ts';
import { RecordingChange } from '#lib/model/recording-rules.ts';
import { approvalsMost } from '#lib/model/review.ts';
import { LibraryId, type Library } from '#lib/model/workspace.ts';
import { extension, Nothing } from './message.ts';

/** What the store told us of and is asked about again. */
const Cursor = z.nullable(z.string().check(z.maxLength(200)));
const OneWebhook = z.strictObject({ webhookId: PersonId });

/** What Studio's pages about the workspace ask: people, teams, libraries, retention, webhooks, devices. */
export const workspaceProtocol = {
  'steward:people': extension(Nothing).replies<Colleague[]>(),
  'steward:grant': extension(GrantRequest).replies<null>(),
  'steward:disable': extension(z.strictObject({ personId: PersonId })).replies<null>(),
  'steward:enable': extension(z.strictObject({ personId: PersonId })).replies<null>(),
  'steward:reassign': extension(z.strictObject({ personId: PersonId, to: PersonId })).replies<{ guides: number }>(),
  'steward:invites': extension(Nothing).replies<{ invites: Invite[]; libraries: Library[] }>(),
  'steward:invite': extension(InviteWish).replies<{ link: string }>(),
  'steward:revoke-invite': extension(z.strictObject({ inviteId: PersonId })).replies<null>(),
  /** The libraries, who may what in them by person or team, the teams, and those that follow groups of sign-in. */
  'steward:access': extension(Nothing).replies<AccessView>(),
  /** Make a team, or give it this name and exactly these members. */
  'steward:put-team': extension(z.strictObject({ teamId: PersonId, ...TeamRequest.shape })).replies<null>(),
  'steward:remove-team': extension(z.strictObject({ teamId: PersonId })).replies<null>(),
  'steward:make-library': extension(LibraryRequest).replies<null>(),
  'steward:rename-library': extension(LibraryRequest).replies<null>(),
  /** How long the store keeps what is over. */
  'steward:retention': extension(Nothing).replies<Retention>(),
  'steward:keep': extension(RetentionRequest).replies<null>(),
  /** How many colleagues have to approve what is published in a library. */
  'steward:approvals': extension(
    z.strictObject({ library: LibraryId, count: z.int().check(z.gte(0), z.lte(approvalsMost)) }),
  ).replies<null>(),
  /** What the recorder takes from now on; what is not said stays as it is. */
  'steward:recording': extension(RecordingChange).replies<null>(),
  'steward:audit': extension(z.strictObject({ before: Cursor })).replies<AuditPage>(),
  'steward:export-audit': extension(Nothing).replies<{ lines: string }>(),
  'webhook:list': extension(Nothing).replies<{ webhooks: Webhook[]; libraries: Library[] }>(),
  /** The secret is shown this once. */
  'webhook:add': extension(WebhookWish).replies<{ webhook: Webhook; secret: string }>(),
  'webhook:remove': extension(OneWebhook).replies<null>(),
  'webhook:pause': extension(OneWebhook).replies<null>(),
  'webhook:resume': extension(OneWebhook).replies<null>(),
  'webhook:renew-secret': extension(OneWebhook).replies<{ webhook: Webhook; secret: string }>(),
  'webhook:test': extension(OneWebhook).replies<null>(),
  /** What was and is to be sent to it, newest first. */
  'webhook:deliveries': extension(z.strictObject({ webhookId: PersonId, before: Cursor })).replies<DeliveryPage>(),
  'webhook:send-again': extension(z.strictObject({ webhookId: PersonId, deliveryId: PersonId })).replies<null>(),
  /** One's own devices, or as a steward everybody's. */
  'device:list': extension(z.strictObject({ isAll: z.boolean() })).replies<SignedInDevice[]>(),
  'device:revoke': extension(z.strictObject({ deviceId: PersonId })).replies<null>(),
};
