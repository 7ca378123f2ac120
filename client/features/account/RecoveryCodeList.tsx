import { Button, CopyButton } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Account.module.css';

interface Props {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** Codes that stand in for the authenticator, shown this once. */
export function RecoveryCodeList({ codes, onDone }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['form']} role="status">
      <h3>{t('account.recoveryCodes')}</h3>
      <p>{t('account.recoveryHint')}</p>
      <ul className={styles['codes']} aria-label={t('account.recoveryCodes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles['buttons']}>
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('account.copied') : t('account.copyCodes')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone}>{t('account.codesKept')}</Button>
      </div>
    </div>
  );
}
