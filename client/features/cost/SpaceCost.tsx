import { SegmentedControl, Skeleton } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OccupancyCost } from '#shared/occupancyCost.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { type CostCase, breakEvenText, costRangeText, costRateText } from '#client/explain/cost.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { Assumptions } from './Assumptions.tsx';
import { CostChart } from './CostChart.tsx';
import { CostTable } from './CostTable.tsx';
import { useOccupancyCost } from './useOccupancyCost.ts';
import styles from './Cost.module.css';

/** What a space costs over the years that the company plans: the figures, the account by year, and what they rest on. */
export function SpaceCost({ spaceId }: { readonly spaceId: string }): ReactElement {
  const { t } = useTranslation();
  const found = useOccupancyCost(spaceId);
  return (
    <section aria-labelledby="cost-title" aria-busy={found.isFetching}>
      <h3 id="cost-title">{t('cost.title')}</h3>
      {found.isError && (
        <Problem
          problem={found.error}
          onRetry={() => {
            void found.refetch();
          }}
        />
      )}
      {found.isPending && <Skeleton height={160} />}
      {found.data !== undefined && !found.isError && <Found cost={found.data} />}
    </section>
  );
}

function Found({ cost }: { readonly cost: OccupancyCost }): ReactElement {
  const { t } = useTranslation();
  const [which, setWhich] = useState<CostCase>('high');
  if (!cost.isForLease) return <p>{t('cost.notForLease')}</p>;
  return (
    <div className={styles['cost']}>
      <p className={styles['hint']}>
        {t('cost.over', { years: cost.horizonYears })}. {t('cost.hint')}
      </p>
      <Figures cost={cost} />
      <Unknown cost={cost} />
      <SegmentedControl
        className={`${styles['case'] ?? ''} pf-no-print`}
        size="xs"
        aria-label={t('cost.case')}
        value={which}
        onChange={(next) => {
          setWhich(next === 'low' ? 'low' : 'high');
        }}
        data={(['low', 'high'] as const).map((value) => ({ value, label: t(`cost.cases.${value}`) }))}
      />
      <CostChart cost={cost} which={which} />
      <CostTable cost={cost} which={which} />
      <Assumptions assumptions={cost.assumptions} />
    </div>
  );
}

function Figures({ cost }: { readonly cost: OccupancyCost }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const figures = {
    presentValue: costRangeText(cost.presentValue, speaking),
    effectivePerM2Month: costRateText(cost.effectivePerM2Month, speaking),
    total: costRangeText(cost.total.net, speaking),
    breakEven: breakEvenText(cost, speaking),
  };
  return (
    <dl className={styles['figures']}>
      {Object.entries(figures).map(([name, text]) => (
        <div key={name}>
          <dt title={t(`cost.figureHints.${name}`)}>{t(`cost.figures.${name}`)}</dt>
          <dd className="pf-number">{text}</dd>
          <dd className={styles['note']}>{t(`cost.figureHints.${name}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is not in the figures: facts that nobody knows, and what is not asked for. */
function Unknown({ cost: { unknownFacts, notAsked } }: { readonly cost: OccupancyCost }): ReactElement {
  const { t } = useTranslation();
  const joint = t('criteria.joint');
  const factName = (fact: string): string => t(`criteria.facts-of-space.${fact}`, { defaultValue: fact });
  return (
    <>
      {unknownFacts.length > 0 && (
        <p className={styles['hint']}>{t('cost.unknownFacts', { facts: unknownFacts.map(factName).join(joint) })}</p>
      )}
      {notAsked.length > 0 && (
        <p className={styles['hint']}>
          {t('cost.notAsked', { needs: notAsked.map((need) => t(`cost.needs.${need}`)).join(joint) })}
        </p>
      )}
    </>
  );
}
