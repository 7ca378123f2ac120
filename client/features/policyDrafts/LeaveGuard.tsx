import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { readDraftSearch } from './draftSearch.ts';
import styles from './Drafts.module.css';

/** Asks before what is written is left without being saved; another language or unit leaves nothing. */
export function LeaveGuard({ isDirty }: { readonly isDirty: boolean }): ReactElement {
  const { t } = useTranslation();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isDirty &&
      (current.pathname !== next.pathname ||
        readDraftSearch({ ...current.search }).draft !== readDraftSearch({ ...next.search }).draft),
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  return (
    <Modal
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={t('drafts.leaveTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <p>{t('drafts.leaveHint')}</p>
      <div className={styles['buttons']}>
        <Button onClick={() => reset?.()}>{t('drafts.stay')}</Button>
        <Button variant="default" onClick={() => proceed?.()}>
          {t('drafts.leave')}
        </Button>
      </div>
    </Modal>
  );
}
