import { Button, CopyButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SecondFactorOffer } from '#shared/account.ts';
import { enrolSecondFactor, offerSecondFactor } from '#shared/meEndpoints.ts';
import { call } from '#client/app/api.ts';
import { updateMe } from '#client/app/session.ts';
import { type Again, NOTHING_YET, asSent } from './again.ts';
import { AgainFields } from './AgainFields.tsx';
import { CodeInput } from './CodeInput.tsx';
import { FormProblem } from './FormProblem.tsx';
import { QrCode } from './QrCode.tsx';
import { RecoveryCodeList } from './RecoveryCodeList.tsx';
import styles from './Account.module.css';

/** Enrols an authenticator: password, secret, a first code, then the recovery codes. */
export function Enrolment({ onDone }: { readonly onDone?: () => void }): ReactElement {
  const [offer, setOffer] = useState<SecondFactorOffer>();
  return offer === undefined ? (
    <Asking onOffer={setOffer} />
  ) : (
    <Entering offer={offer} {...(onDone === undefined ? {} : { onDone })} />
  );
}

function Asking({ onOffer }: { readonly onOffer: (offer: SecondFactorOffer) => void }): ReactElement {
  const { t } = useTranslation();
  const [again, setAgain] = useState<Again>(NOTHING_YET);
  const asking = useMutation({
    mutationFn: () => call(offerSecondFactor, { body: asSent(again) }),
    onSuccess: onOffer,
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        asking.mutate();
      }}
    >
      <p>{t('account.factorHint')}</p>
      <AgainFields value={again} onChange={setAgain} />
      <FormProblem problem={asking.error} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={asking.isPending}>
          {t('account.showSecret')}
        </Button>
      </div>
    </form>
  );
}

interface EnteringProps {
  readonly offer: SecondFactorOffer;
  readonly onDone?: () => void;
}

function Entering({ offer, onDone }: EnteringProps): ReactElement {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const entering = useMutation({ mutationFn: () => call(enrolSecondFactor, { body: { code: code.trim() } }) });
  if (entering.data !== undefined) {
    const { recoveryCodes, me } = entering.data;
    return (
      <RecoveryCodeList
        codes={recoveryCodes}
        onDone={() => {
          updateMe(me);
          onDone?.();
        }}
      />
    );
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        entering.mutate();
      }}
    >
      <p>{t('account.scanHint')}</p>
      <QrCode text={offer.uri} label={t('account.qrCode')} />
      <p>{t('account.secretHint')}</p>
      <p className={styles['secret']} role="group" aria-label={t('account.secret')}>
        {offer.secret.replaceAll(/(.{4})(?=.)/gu, '$1 ')}
      </p>
      <div className={styles['buttons']}>
        <Copy text={offer.secret} name={t('account.copySecret')} />
        <a href={offer.uri}>{t('account.openAuthenticator')}</a>
      </div>
      <CodeInput value={code} onChange={setCode} onlyDigits isFirst />
      <FormProblem problem={entering.error} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={entering.isPending}>
          {t('account.enrol')}
        </Button>
      </div>
    </form>
  );
}

function Copy({ text, name }: { readonly text: string; readonly name: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button variant="default" size="xs" onClick={copy}>
          {copied ? t('account.copied') : name}
        </Button>
      )}
    </CopyButton>
  );
}
