import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldFault } from '#shared/failure.ts';
import { ApiProblem } from '#client/app/apiProblem.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { faultText } from '#client/explain/faultText.ts';
import { criterionName, parameterName } from '#client/explain/label.ts';
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
          <ul>
            {errors.map((fault) => (
              <li key={`${fault.path} ${fault.message}`}>
                <Fault fault={fault} />
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

/** A field at fault by the names that it has on the page; one that has none by its path. */
function Fault({ fault: { path, message } }: { readonly fault: FieldFault }): string {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const [, step, part] = /^growth\.(\d+)\.(\w+)$/u.exec(path) ?? [];
  if (part !== undefined) {
    const labelOf = (name: string): string => say(`requirement.growthParts.${name}`, { defaultValue: name });
    return t('requirement.faultIn', {
      criterion: t('requirement.growth'),
      parameter: `${t('requirement.growthStep', { number: Number(step) + 1 })} · ${labelOf(part)}`,
      text: faultText(message, say, labelOf),
    });
  }
  const [, criterion, parameter] = /^criteria\.([a-z-]+)\.?([^.]*)/u.exec(path) ?? [];
  if (criterion === undefined) return `${path}: ${message}`;
  const labelOf = (name: string): string => parameterName(say, criterion, name);
  return t('requirement.faultIn', {
    criterion: criterionName(say, criterion),
    parameter: parameter === undefined || parameter === '' ? '' : labelOf(parameter),
    text: faultText(message, say, labelOf),
  });
}
