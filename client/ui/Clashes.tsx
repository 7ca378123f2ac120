import { Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeValue, type ChangeNames } from './ChangeList.tsx';
import { type Writing } from './useWriting.ts';
import styles from './Problem.module.css';

type Props = Required<Pick<ChangeNames, 'fieldName'>> &
  Pick<ChangeNames, 'valueText'> &
  Pick<Writing<never>, 'clashes' | 'takeTheirs' | 'keepMine'>;

/** What somebody else has written into fields that are being written here, and which of both is to stand. */
export function Clashes({ clashes, takeTheirs, keepMine, fieldName, valueText }: Props): ReactElement | null {
  const { t } = useTranslation();
  if (clashes.length === 0) return null;
  return (
    <div role="alert" className={styles['problem']}>
      <IconGitMerge size={20} aria-hidden />
      <div>
        <p>{t('app.clashes.title')}</p>
        <ul>
          {clashes.map(({ field, present }) => (
            <li key={field}>
              {t('app.clashes.of', { field: fieldName(field) })}{' '}
              <strong>
                <ChangeValue path={field} value={present} valueText={valueText} />
              </strong>
            </li>
          ))}
        </ul>
        <div className={styles['buttons']}>
          <Button size="xs" variant="default" onClick={takeTheirs}>
            {t('app.clashes.takeTheirs')}
          </Button>
          <Button size="xs" variant="default" onClick={keepMine}>
            {t('app.clashes.keepMine')}
          </Button>
        </div>
      </div>
    </div>
  );
}
