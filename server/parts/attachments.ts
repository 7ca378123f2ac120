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
import { cleanContents } from '#server/features/attachments/cleaning.ts';
import { createAttachmentRepository } from '#server/features/attachments/repository.ts';
import { createAttachmentRoutes } from '#server/features/attachments/routes.ts';
import { createAttachmentService } from '#server/features/attachments/service.ts';
import { type Ground, type Part } from '#server/part.ts';

/** What was taken away can be taken back for so long. */
const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/** Files at spaces and parks. */
export function createAttachments(ground: Ground): Part {
  const { connection, atOnce, clock } = ground;
  const attachments = createAttachmentRepository(connection);
  const service = createAttachmentService({ ...ground, attachments });
  return {
    endpoints: [
      listSpaceAttachments,
      listParkAttachments,
      addSpaceAttachment,
      addParkAttachment,
      getAttachmentContent,
      getAttachmentHistory,
      changeAttachment,
      removeAttachment,
      restoreAttachment,
    ],
    routes: () => createAttachmentRoutes(service),
    prepare: attachments.prepare,
    jobs: [
      {
        name: 'attachments',
        everyS: 6 * 3600,
        async run() {
          const before = new Date(clock.now().getTime() - KEPT_DAYS * DAY_MS);
          const forgotten = await atOnce(() => attachments.forget(before));
          return { forgotten, rewritten: await cleanContents({ ...ground, attachments }) };
        },
      },
    ],
  };
}
