import { Button, Modal, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { type Moving } from './useMoving.ts';
import styles from './Officer.module.css';

/** Asks why a lead is paused or lost. */
export function ReasonDialog({ waiting, giveReason }: Pick<Moving, 'waiting' | 'giveReason'>): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const to = waiting?.to ?? 'paused';
  return (
    <Modal
      opened={waiting !== undefined}
      onClose={() => {
        giveReason(undefined);
      }}
      title={t('officer.reasonTitle', {
        name: waiting?.lead.companyName ?? say('officer.nameless'),
        column: t(`officer.columns.${to}`),
      })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <ReasonForm giveReason={giveReason} />
    </Modal>
  );
}

const REASON_MAX = 500;

function ReasonForm({ giveReason }: Pick<Moving, 'giveReason'>): ReactElement {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') giveReason(reason.trim());
      }}
    >
      <Textarea
        label={t('officer.reason')}
        description={t('officer.reasonHint')}
        autosize
        minRows={2}
        maxLength={REASON_MAX}
        required
        data-autofocus
        value={reason}
        onChange={({ currentTarget }) => {
          setReason(currentTarget.value);
        }}
      />
      <div className={styles['buttons']}>
        <Button type="submit" size="sm" disabled={reason.trim() === ''}>
          {t('officer.confirmMove')}
        </Button>
        <Button
          size="sm"
          variant="default"
          onClick={() => {
            giveReason(undefined);
          }}
        >
          {t('officer.cancel')}
        </Button>
      </div>
    </form>
  );
}
