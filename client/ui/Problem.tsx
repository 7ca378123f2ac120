import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '#client/app/apiProblem.ts';
import styles from './Problem.module.css';

interface Props {
  readonly problem: Error;
  readonly onRetry?: () => void;
}

/** What went wrong, in the user's language, with what can be done about it. */
export function Problem({ problem, onRetry }: Props): ReactElement {
  const { t } = useTranslation();
  const code = problem instanceof ApiProblem ? problem.code : 'fault';
  const errors = problem instanceof ApiProblem ? problem.errors : [];
  return (
    <div role="alert" className={styles['problem']}>
      <IconAlertTriangle size={20} aria-hidden />
      <div>
        <p>{t(`app.problems.${code}`)}</p>
        {errors.length > 0 && (
          <ul lang="en">
            {errors.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <code>{path}</code> {message}
              </li>
            ))}
          </ul>
        )}
        {onRetry !== undefined && code !== 'invalid-request' && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('app.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}
