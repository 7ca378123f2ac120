import { ActionIcon, Button, Skeleton, Switch } from '@mantine/core';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type AttachedTo, type Attachment } from '#shared/attachment.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { numberText } from '#client/explain/quantity.ts';
import { AddAttachment } from './AddAttachment.tsx';
import { AttachmentHistory } from './AttachmentHistory.tsx';
import { Problem } from './Problem.tsx';
import { type AttachmentChanges, saveAttachment, useAttachmentChanges, useAttachments } from './attachmentQueries.ts';
import styles from './Attachments.module.css';

interface Props {
  readonly of: AttachedTo;
}

/** The files at a space or park, for whoever looks at it; where there are none, nothing shows. */
export function Attachments({ of }: Props): ReactElement | null {
  const { data = [] } = useAttachments(of);
  return data.length === 0 ? null : (
    <Frame>
      <Files attachments={data} />
    </Frame>
  );
}

/** The files at a space or park, for whoever belongs to its operator. */
export function ManagedAttachments({ of }: Props): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = useAttachments(of);
  const changes = useAttachmentChanges(of);
  const { add, remove, restore, show } = changes;
  const problem = error ?? [add, remove, restore, show].map((change) => change.error).find((one) => one !== null);
  return (
    <Frame>
      {data === undefined && error === null && (
        <Skeleton role="status" height={60} aria-label={t('attachments.loading')} />
      )}
      {data?.length === 0 && <p className="pf-quiet">{t('attachments.none')}</p>}
      <Files attachments={data ?? []} changes={changes} />
      <LastChange changes={changes} />
      {problem !== undefined && <Problem problem={problem} onRetry={() => void refetch()} />}
      <AddAttachment isAdding={add.isPending} onAdd={add.mutate} />
    </Frame>
  );
}

function Frame({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="attachments-title">
      <h3 id="attachments-title">{t('attachments.title')}</h3>
      {children}
    </section>
  );
}

function Files({
  attachments,
  ...rest
}: Omit<FileProps, 'attachment'> & { readonly attachments: readonly Attachment[] }) {
  return (
    <ul className={styles['files']}>
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          <File attachment={attachment} {...rest} />
        </li>
      ))}
    </ul>
  );
}

/** What was done last, and the way back. */
function LastChange({ changes: { add, remove, restore } }: { readonly changes: AttachmentChanges }): ReactElement {
  const { t } = useTranslation();
  const removed = restore.isSuccess ? undefined : remove.data;
  return (
    <div role="status">
      {add.data !== undefined && <p className="pf-quiet">{t('attachments.added', { name: add.data.name })}</p>}
      {removed !== undefined && (
        <p className={styles['removed']}>
          {t('attachments.removed', { name: removed.name })}{' '}
          <Button
            size="xs"
            variant="default"
            loading={restore.isPending}
            onClick={() => {
              restore.mutate({ seen: removed });
            }}
          >
            {t('attachments.undo')}
          </Button>
        </p>
      )}
    </div>
  );
}

interface FileProps {
  readonly attachment: Attachment;
  /** Absent where it is only looked at. */
  readonly changes?: AttachmentChanges;
}

const BYTES_PER_MB = 1_000_000;

function File({ attachment, changes }: FileProps): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const save = useMutation({ mutationFn: saveAttachment });
  const { name, kind, sizeBytes, widthPx, heightPx } = attachment;
  const size = numberText(Math.max(0.01, sizeBytes / BYTES_PER_MB), language);
  return (
    <div className={styles['file']}>
      <div className={styles['name']}>
        <strong>{name}</strong>
        <p className="pf-quiet pf-number">
          {t(`attachments.kinds.${kind}`)} · {t('attachments.size', { size })}
          {widthPx !== undefined && ` · ${t('attachments.pixels', { width: widthPx, height: heightPx })}`}
        </p>
        {save.error !== null && <Problem problem={save.error} />}
      </div>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('attachments.save', { name })}
        loading={save.isPending}
        onClick={() => {
          save.mutate(attachment);
        }}
      >
        <IconDownload size={16} aria-hidden />
      </ActionIcon>
      {changes !== undefined && <FileChanges attachment={attachment} changes={changes} />}
      {changes !== undefined && <AttachmentHistory attachment={attachment} changes={changes} />}
    </div>
  );
}

function FileChanges({ attachment, changes }: Required<FileProps>): ReactElement {
  const { t } = useTranslation();
  const { name, isPublic } = attachment;
  return (
    <>
      <Switch
        size="sm"
        label={t('attachments.public')}
        aria-label={t('attachments.visible', { name })}
        checked={isPublic}
        disabled={changes.show.isPending}
        onChange={(event) => {
          changes.show.mutate({ seen: attachment, isPublic: event.currentTarget.checked });
        }}
      />
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('attachments.remove', { name })}
        disabled={changes.remove.isPending}
        onClick={() => {
          changes.restore.reset();
          changes.remove.mutate(attachment);
        }}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </>
  );
}
