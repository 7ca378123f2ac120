import { Router } from 'express';
import {
  addParkAttachment,
  addSpaceAttachment,
  changeAttachment,
  getAttachmentContent,
  getAttachmentHistory,
  listParkAttachments,
  listSpaceAttachments,
  removeAttachment,
  restoreAttachment,
} from '#shared/attachment.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type AttachmentService } from './service.ts';

/** Routes of files at spaces and parks. */
export function createAttachmentRoutes(attachments: AttachmentService): Router {
  const router = Router();
  serve(router, listSpaceAttachments, async ({ params }, who) => ({
    items: await attachments.list({ kind: 'space', id: params.id }, who),
  }));
  serve(router, listParkAttachments, async ({ params }, who) => ({
    items: await attachments.list({ kind: 'park', id: params.id }, who),
  }));
  serve(router, addSpaceAttachment, ({ params, body }, who) =>
    attachments.add({ kind: 'space', id: params.id }, { ...body, isPublic: body.isPublic === 'yes' }, who),
  );
  serve(router, addParkAttachment, ({ params, body }, who) =>
    attachments.add({ kind: 'park', id: params.id }, { ...body, isPublic: body.isPublic === 'yes' }, who),
  );
  serve(router, getAttachmentContent, ({ params }, who) => attachments.content(params.attachmentId, who));
  serve(router, changeAttachment, ({ params, headers, body }, who) =>
    attachments.change({ id: params.attachmentId, revision: headers['if-match'] }, body, who),
  );
  serve(router, removeAttachment, ({ params, headers }, who) =>
    attachments.remove({ id: params.attachmentId, revision: headers['if-match'] }, who),
  );
  serve(router, restoreAttachment, ({ params, headers, body }, who) =>
    attachments.restore({ id: params.attachmentId, revision: headers['if-match'] }, body.revision, who),
  );
  serve(router, getAttachmentHistory, async ({ params }, who) => ({
    items: await attachments.history(params.attachmentId, who),
  }));
  return router;
}
