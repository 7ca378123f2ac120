import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Attachment, getAttachmentHistory } from '#shared/attachment.ts';
import { call } from '#client/app/api.ts';
import { type AttachmentChanges } from './attachmentQueries.ts';
import { HistoryOf } from './HistoryOf.tsx';

interface Props {
  readonly attachment: Attachment;
  readonly changes: AttachmentChanges;
}

/** What a file was called, was, and who saw it; name and kind can be taken back. */
export function AttachmentHistory({ attachment, changes: { restore } }: Props): ReactElement {
  const { t } = useTranslation();
  const { id, revision, name } = attachment;
  return (
    <HistoryOf
      of={{ kind: 'attachment', id, version: revision }}
      name={name}
      load={(signal) => call(getAttachmentHistory, { params: { attachmentId: id } }, signal)}
      fields={{
        name: t('attachments.name'),
        kind: t('attachments.kind'),
        isPublic: t('attachments.public'),
        state: t('attachments.state'),
      }}
      valueText={(path, value) =>
        typeof value === 'string' && path !== 'name' ? t(`attachments.${path}s.${value}`) : undefined
      }
      isRestoring={restore.isPending}
      onRestore={(earlier) => {
        restore.mutate({ seen: attachment, revision: earlier });
      }}
    />
  );
}
