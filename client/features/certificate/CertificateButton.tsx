import { IconScale } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCertifying } from './certifying.ts';
import styles from './CertificateButton.module.css';

/** Finds the button, which gets the focus back when the check is closed. */
export const CERTIFICATE_BUTTON_ID = 'certificate-open';

/** Opens the check of how firmly the ranking stands. */
export function CertificateButton(): ReactElement {
  const { t } = useTranslation();
  const { isOpen, open, close } = useCertifying();
  return (
    <button
      id={CERTIFICATE_BUTTON_ID}
      type="button"
      className={`${styles['open'] ?? ''} pf-no-print`}
      aria-expanded={isOpen}
      onClick={isOpen ? close : open}
    >
      <IconScale size={16} aria-hidden />
      {t('certificate.title')}
    </button>
  );
}
