import { useNetwork } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Shell.module.css';

/** Says that the browser is offline; the element stays, so that the change is announced. */
export function OfflineNote(): ReactElement {
  const { t } = useTranslation();
  const { online } = useNetwork();
  return (
    <div role="status" className="pf-no-print">
      {!online && (
        <p className={styles['offline']}>
          <IconWifiOff size={18} aria-hidden /> {t('app.offline')}
        </p>
      )}
    </div>
  );
}
