import { Button, Checkbox, FileButton, NativeSelect } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachmentKind, AttachmentType } from '#shared/attachment.ts';
import styles from './Attachments.module.css';

interface Props {
  readonly isAdding: boolean;
  readonly onAdd: (chosen: { readonly kind: AttachmentKind; readonly isPublic: boolean; readonly file: File }) => void;
}

/** Chooses a file, what it shows and who sees it; it is sent as soon as it is chosen. */
export function AddAttachment({ isAdding, onAdd }: Props): ReactElement {
  const { t } = useTranslation();
  const [kind, setKind] = useState<AttachmentKind>('floor-plan');
  const [isPublic, setPublic] = useState(true);
  return (
    <div className={`${styles['add'] ?? ''} pf-no-print`}>
      <NativeSelect
        label={t('attachments.kind')}
        value={kind}
        data={AttachmentKind.options.map((value) => ({ value, label: t(`attachments.kinds.${value}`) }))}
        onChange={(event) => {
          setKind(AttachmentKind.parse(event.currentTarget.value));
        }}
      />
      <Checkbox
        label={t('attachments.public')}
        checked={isPublic}
        onChange={(event) => {
          setPublic(event.currentTarget.checked);
        }}
      />
      <FileButton
        accept={AttachmentType.options.join(',')}
        onChange={(file) => {
          if (file !== null) onAdd({ kind, isPublic, file });
        }}
      >
        {(props) => (
          <Button {...props} loading={isAdding} variant="default" leftSection={<IconPaperclip size={16} aria-hidden />}>
            {t('attachments.choose')}
          </Button>
        )}
      </FileButton>
      <p className="pf-quiet">{t('attachments.hint')}</p>
    </div>
  );
}
