import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type IncentiveStack, type Incentives } from '#shared/policy/judged.ts';
import { usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { awardNames } from '#client/explain/award.ts';
import { sumText } from '#client/explain/policyFact.ts';
import styles from './Incentives.module.css';

/** How much is confirmed and how much is possible, and on what it rests that is not sure. */
export function Totals({ incentives }: { readonly incentives: Incentives }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const policies = usePolicies().data ?? [];
  const { confirmed, possible, openEnded } = incentives;
  return (
    <>
      <div aria-live="polite">
        <dl className={styles['totals']}>
          <Total kind="confirmed" stack={confirmed} />
          <Total kind="possible" stack={possible} />
        </dl>
      </div>
      {openEnded.length > 0 && (
        <p className={styles['hint']}>
          {t('incentives.openEnded', { measures: awardNames(openEnded, { policies, speaking }) })}
        </p>
      )}
    </>
  );
}

interface TotalProps {
  readonly kind: 'confirmed' | 'possible';
  readonly stack: IncentiveStack;
}

function Total({ kind, stack }: TotalProps): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { totalFen, validityNotFoundFen, beforeFairCompetitionFen } = stack;
  return (
    <div data-kind={kind}>
      <dt>{t(`incentives.${kind}`)}</dt>
      <dd className={`${styles['sum'] ?? ''} pf-number`}>{sumText(totalFen, speaking)}</dd>
      <dd className={styles['note']}>{t(`incentives.${kind}Hint`)}</dd>
      {validityNotFoundFen > 0 && (
        <dd className={styles['note']}>
          {t('incentives.restsOnValidity', { amount: sumText(validityNotFoundFen, speaking) })}
        </dd>
      )}
      {beforeFairCompetitionFen > 0 && (
        <dd className={styles['note']}>
          {t('incentives.restsOnOld', { amount: sumText(beforeFairCompetitionFen, speaking) })}
        </dd>
      )}
    </div>
  );
}
