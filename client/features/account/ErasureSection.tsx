import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eraseMe } from '#shared/privacyEndpoints.ts';
import { call } from '#client/app/api.ts';
import { ApiProblem } from '#client/app/apiProblem.ts';
import { leave } from '#client/app/session.ts';
import { type Again, NOTHING_YET, asSent } from './again.ts';
import { AgainFields } from './AgainFields.tsx';
import { FormProblem } from './FormProblem.tsx';
import styles from './Account.module.css';

/** The end of one's account: opened, understood, and confirmed by the password. */
export function ErasureSection(): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className={styles['section']}>
      <h3>{t('privacy.erase')}</h3>
      <p>{t('privacy.eraseHint')}</p>
      {isOpen ? (
        <ErasureForm
          onClose={() => {
            setIsOpen(false);
          }}
        />
      ) : (
        <Button
          variant="default"
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {t('privacy.erase')}
        </Button>
      )}
    </section>
  );
}

function ErasureForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [again, setAgain] = useState<Again>(NOTHING_YET);
  const [isUnderstood, setIsUnderstood] = useState(false);
  const erasing = useMutation({ mutationFn: () => call(eraseMe, { body: asSent(again) }), onSuccess: leave });
  const isHindered = erasing.error instanceof ApiProblem && erasing.error.code === 'state-forbids';
  return (
    <form
      className={styles['form']}
      aria-label={t('privacy.erase')}
      onSubmit={(event) => {
        event.preventDefault();
        erasing.mutate();
      }}
    >
      <AgainFields value={again} onChange={setAgain} />
      <Checkbox
        label={t('privacy.confirm')}
        checked={isUnderstood}
        onChange={({ currentTarget }) => {
          setIsUnderstood(currentTarget.checked);
        }}
      />
      {isHindered && (
        <p role="alert" className={styles['fault']}>
          {t('privacy.hindered')}
        </p>
      )}
      <FormProblem problem={erasing.error} quiet={['state-forbids']} />
      <div className={styles['buttons']}>
        <Button type="submit" color="red" disabled={!isUnderstood} loading={erasing.isPending}>
          {t('privacy.eraseNow')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('privacy.cancel')}
        </Button>
      </div>
    </form>
  );
}
