import { z } from 'zod';
import { type Access } from './access.ts';
import { FileBytes, IfMatch, endpoint } from './endpoint.ts';
import { RecordHistory } from './history.ts';
import { RecordId } from './organisation.ts';
import { SpaceId } from './space.ts';
import { Slug } from './text.ts';
import { CHANGE_FAILURES, READ_FAILURES, WRITE_FAILURES } from './usualFailures.ts';

/** What a file shows. */
export const AttachmentKind = z.enum(['floor-plan', 'photo', 'certificate', 'other']);
export type AttachmentKind = z.infer<typeof AttachmentKind>;

/** Media types that are taken; a file's is read off its content, whatever its name says. */
export const AttachmentType = z.enum(['image/png', 'image/jpeg', 'image/webp', 'application/pdf']);
export type AttachmentType = z.infer<typeof AttachmentType>;

/** What a file is called: no control characters and nothing that turns the direction of writing. */
export const AttachmentName = z
  .string()
  .trim()
  .min(1)
  .max(150)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]+$/u, 'Expected a name without control characters and slashes');

/** Most bytes of one file, and most files of one space or park. */
export const ATTACHMENT_BYTES_MAX = 10_000_000;
export const ATTACHMENTS_MAX = 40;

/** What a file is attached to. */
export const AttachedTo = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('space'), id: SpaceId }),
  z.strictObject({ kind: z.literal('park'), id: Slug }),
]);
export type AttachedTo = z.infer<typeof AttachedTo>;

/** A file at a space or a park. */
export const Attachment = z.strictObject({
  id: RecordId,
  of: AttachedTo,
  kind: AttachmentKind,
  name: AttachmentName,
  type: AttachmentType,
  sizeBytes: z.number().int().positive(),
  /** Of a picture. */
  widthPx: z.number().int().positive().optional(),
  heightPx: z.number().int().positive().optional(),
  /** Whether everybody sees it; else only the operator of the park. */
  isPublic: z.boolean(),
  state: z.enum(['kept', 'removed']),
  createdAt: z.iso.datetime(),
  revision: z.number().int().positive(),
});
export type Attachment = z.infer<typeof Attachment>;

/** A file as it is sent, in a part `file` of a form. */
export const SentFile = z
  .strictObject({ name: z.string().max(1000), bytes: FileBytes })
  .meta({ override: { type: 'string', format: 'binary' } });
export type SentFile = z.infer<typeof SentFile>;

const NewAttachment = z.strictObject({
  kind: AttachmentKind,
  isPublic: z.enum(['yes', 'no']).default('no'),
  file: SentFile,
});

/** Whoever belongs to the operator that manages the park: writes, and reads what is not public. */
export const ATTACHMENT_ACCESS: Access = { to: ['operator-member'], scope: 'stock:write' };

const OPEN_FAILURES = ['invalid-request', 'not-found'] as const;
const ADD_FAILURES = [...WRITE_FAILURES, 'limit-reached'] as const;
const ALL = z.strictObject({ items: z.array(Attachment) });
const ofAttachment = z.strictObject({ attachmentId: RecordId });

/** Files at a space. */
export const listSpaceAttachments = endpoint({
  id: 'listSpaceAttachments',
  method: 'get',
  path: '/spaces/:id/attachments',
  summary: 'Files at a space: floor plans, photos, certificates; those that are not public only for its operator.',
  access: { to: ['anyone'] },
  input: { params: z.strictObject({ id: SpaceId }) },
  output: ALL,
  failures: OPEN_FAILURES,
});

/** Files at a park. */
export const listParkAttachments = endpoint({
  id: 'listParkAttachments',
  method: 'get',
  path: '/parks/:id/attachments',
  summary: 'Files at a park; those that are not public only for its operator.',
  access: { to: ['anyone'] },
  input: { params: z.strictObject({ id: Slug }) },
  output: ALL,
  failures: OPEN_FAILURES,
});

/** Attaches a file to a space. */
export const addSpaceAttachment = endpoint({
  id: 'addSpaceAttachment',
  method: 'post',
  path: '/spaces/:id/attachments',
  summary: 'Attaches a PNG, JPEG, WebP or PDF to a space.',
  access: ATTACHMENT_ACCESS,
  creates: true,
  limit: 'costly',
  bodyType: 'multipart/form-data',
  input: { params: z.strictObject({ id: SpaceId }), body: NewAttachment },
  output: Attachment,
  hasRevision: true,
  failures: ADD_FAILURES,
});

/** Attaches a file to a park. */
export const addParkAttachment = endpoint({
  id: 'addParkAttachment',
  method: 'post',
  path: '/parks/:id/attachments',
  summary: 'Attaches a PNG, JPEG, WebP or PDF to a park.',
  access: ATTACHMENT_ACCESS,
  creates: true,
  limit: 'costly',
  bodyType: 'multipart/form-data',
  input: { params: z.strictObject({ id: Slug }), body: NewAttachment },
  output: Attachment,
  hasRevision: true,
  failures: ADD_FAILURES,
});

/** What is in a file, and as what it is to be kept. */
export const FileContent = z
  .strictObject({ name: z.string(), type: AttachmentType, sha256: z.string(), bytes: FileBytes })
  .meta({ override: { type: 'string', format: 'binary' } });
export type FileContent = z.infer<typeof FileContent>;

/** The file itself. */
export const getAttachmentContent = endpoint({
  id: 'getAttachmentContent',
  method: 'get',
  path: '/attachments/:attachmentId/content',
  summary: 'A file, to be saved; one that is not public only for its operator.',
  access: { to: ['anyone'] },
  contentType: 'application/octet-stream',
  input: { params: ofAttachment },
  output: FileContent,
  failures: OPEN_FAILURES,
});

/** Changes what a file is called, is, or who sees it. */
export const changeAttachment = endpoint({
  id: 'changeAttachment',
  method: 'patch',
  path: '/attachments/:attachmentId',
  summary: 'Changes name, kind or who sees a file.',
  access: ATTACHMENT_ACCESS,
  input: {
    params: ofAttachment,
    headers: IfMatch,
    body: z.strictObject({
      kind: AttachmentKind.optional(),
      name: AttachmentName.optional(),
      isPublic: z.boolean().optional(),
    }),
  },
  output: Attachment,
  hasRevision: true,
  failures: CHANGE_FAILURES,
});

/** Takes a file away; it can be taken back for a month. */
export const removeAttachment = endpoint({
  id: 'removeAttachment',
  method: 'delete',
  path: '/attachments/:attachmentId',
  summary: 'Takes a file away; it can be taken back for a month.',
  access: ATTACHMENT_ACCESS,
  input: { params: ofAttachment, headers: IfMatch },
  output: Attachment,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids'],
});

/** What was done to a file, newest first: for those who may write it, also where everybody sees the file. */
export const getAttachmentHistory = endpoint({
  id: 'getAttachmentHistory',
  method: 'get',
  path: '/attachments/:attachmentId/history',
  summary: 'What was done to a file, newest first.',
  access: ATTACHMENT_ACCESS,
  input: { params: ofAttachment },
  output: RecordHistory,
  failures: READ_FAILURES,
});

/**
 * Takes a file back that was taken away; where a revision is named, with the name and the kind that it had then. Who sees it
 * stays as it is: what was made private does not become public by an old name.
 */
export const restoreAttachment = endpoint({
  id: 'restoreAttachment',
  method: 'post',
  path: '/attachments/:attachmentId/restore',
  summary: 'Takes back a file that was taken away, or the name and kind of an earlier revision.',
  access: ATTACHMENT_ACCESS,
  input: {
    params: ofAttachment,
    headers: IfMatch,
    body: z.strictObject({ revision: z.number().int().positive().optional() }),
  },
  output: Attachment,
  hasRevision: true,
  failures: [...CHANGE_FAILURES, 'state-forbids', 'limit-reached'],
});
