import { SegmentedControl } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type IncentiveStack, type Incentives } from '#shared/policy/judged.ts';
import { usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { awardHeadline } from '#client/explain/award.ts';
import { sumText } from '#client/explain/policyFact.ts';
import { costText, reasonText, ruleName } from '#client/explain/stack.ts';
import { YearTable } from './YearTable.tsx';
import styles from './Incentives.module.css';

type Kind = 'confirmed' | 'possible';

/** The best legal combination, confirmed or possible: what is taken, what is left and why, and when it is paid. */
export function Stacks({ incentives }: { readonly incentives: Incentives }): ReactElement {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Kind>();
  const kind = chosen ?? (incentives.confirmed.taken.length > 0 ? 'confirmed' : 'possible');
  return (
    <div className={styles['stack']}>
      <div className={styles['stackHead']}>
        <h4>{t('incentives.stack')}</h4>
        <SegmentedControl
          className="pf-no-print"
          size="xs"
          aria-label={t('incentives.stackOf')}
          value={kind}
          onChange={(next) => {
            setChosen(next === 'confirmed' ? 'confirmed' : 'possible');
          }}
          data={(['confirmed', 'possible'] as const).map((value) => ({ value, label: t(`incentives.${value}`) }))}
        />
      </div>
      <Stack stack={incentives[kind]} kind={kind} />
      <YearTable confirmed={incentives.confirmed} possible={incentives.possible} />
    </div>
  );
}

function Stack({ stack, kind }: { readonly stack: IncentiveStack; readonly kind: Kind }): ReactElement {
  const { t } = useTranslation();
  if (stack.taken.length === 0) {
    return (
      <>
        <p className={styles['hint']}>
          {t(kind === 'confirmed' ? 'incentives.noneConfirmed' : 'incentives.noneTaken')}
        </p>
        <Left left={stack.left} />
      </>
    );
  }
  return (
    <>
      <ol className={styles['taken']} aria-label={t('incentives.taken')}>
        {stack.taken.map((taken) => (
          <li key={taken.id}>
            <Taken taken={taken} />
          </li>
        ))}
      </ol>
      <Left left={stack.left} />
    </>
  );
}

function Taken({
  taken: { id, fen, payments, cutBy },
}: {
  readonly taken: IncentiveStack['taken'][number];
}): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const policies = usePolicies().data ?? [];
  const naming = { policies, speaking };
  const rules = cutBy.map((key) => ruleName(key, naming)).join(t('criteria.joint'));
  return (
    <>
      <span>
        {awardHeadline(id, naming)}
        {payments.length > 1 && (
          <span className={styles['note']}>
            {payments
              .map((paid) => t('incentives.paidIn', { year: paid.year, amount: sumText(paid.fen, speaking) }))
              .join(' · ')}
          </span>
        )}
        {cutBy.length > 0 && <span className={styles['note']}>{t('incentives.cutBy', { rules })}</span>}
      </span>
      <span className="pf-number">{sumText(fen, speaking)}</span>
    </>
  );
}

function Left({ left }: { readonly left: IncentiveStack['left'] }): ReactElement | null {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const policies = usePolicies().data ?? [];
  if (left.length === 0) return null;
  const naming = { policies, speaking };
  return (
    <details className={styles['left']}>
      <summary>{t('incentives.left', { count: left.length })}</summary>
      <ul>
        {left.map((one) => (
          <li key={one.id}>
            <span>{awardHeadline(one.id, naming)}</span>
            <span className={styles['note']}>{reasonText(one.reason, naming)}</span>
            <span className={styles['note']}>{costText(one, speaking)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
