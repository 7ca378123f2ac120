import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me } from '#shared/me.ts';
import { removeSecondFactor, renewRecoveryCodes } from '#shared/meEndpoints.ts';
import { call } from '#client/app/api.ts';
import { updateMe } from '#client/app/session.ts';
import { type Again, NOTHING_YET, asSent } from './again.ts';
import { AgainFields } from './AgainFields.tsx';
import { Enrolment } from './Enrolment.tsx';
import { FormProblem } from './FormProblem.tsx';
import { RecoveryCodeList } from './RecoveryCodeList.tsx';
import styles from './Account.module.css';

/** The second factor: enrol one, replace it, get new recovery codes, take it away. */
export function FactorSection({ me }: { readonly me: Me }): ReactElement {
  const { t } = useTranslation();
  const [isEnrolling, setIsEnrolling] = useState(false);
  return (
    <section className={styles['section']}>
      <h3>{t('account.factor')}</h3>
      <p>{t(me.hasSecondFactor ? 'account.factorOn' : 'account.factorOff')}</p>
      {isEnrolling ? (
        <Enrolment
          onDone={() => {
            setIsEnrolling(false);
          }}
        />
      ) : (
        <>
          <Button
            variant="default"
            onClick={() => {
              setIsEnrolling(true);
            }}
          >
            {t(me.hasSecondFactor ? 'account.replaceFactor' : 'account.addFactor')}
          </Button>
          {me.hasSecondFactor && <Enrolled />}
        </>
      )}
    </section>
  );
}

function Enrolled(): ReactElement {
  const { t } = useTranslation();
  const [again, setAgain] = useState<Again>(NOTHING_YET);
  const renewing = useMutation({ mutationFn: () => call(renewRecoveryCodes, { body: asSent(again) }) });
  const removing = useMutation({
    mutationFn: () => call(removeSecondFactor, { body: asSent(again) }),
    onSuccess: updateMe,
  });
  if (renewing.data !== undefined) {
    const { recoveryCodes, me } = renewing.data;
    return (
      <RecoveryCodeList
        codes={recoveryCodes}
        onDone={() => {
          updateMe(me);
          renewing.reset();
        }}
      />
    );
  }
  return (
    <form
      className={styles['form']}
      aria-label={t('account.factor')}
      onSubmit={(event) => {
        event.preventDefault();
        renewing.mutate();
      }}
    >
      <AgainFields value={again} onChange={setAgain} />
      <FormProblem problem={renewing.error ?? removing.error} />
      <div className={styles['buttons']}>
        <Button type="submit" variant="default" loading={renewing.isPending}>
          {t('account.newCodes')}
        </Button>
        <Button
          variant="subtle"
          color="red"
          loading={removing.isPending}
          onClick={() => {
            removing.mutate();
          }}
        >
          {t('account.removeFactor')}
        </Button>
      </div>
    </form>
  );
}
