import { Skeleton } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Incentives } from '#shared/policy/judged.ts';
import { usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { dayText } from '#client/explain/day.ts';
import { measuresThere } from '#client/explain/measure.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { Measures } from './Measures.tsx';
import { NextQuestions } from './NextQuestions.tsx';
import { Stacks } from './Stacks.tsx';
import { Totals } from './Totals.tsx';
import { useIncentives } from './useIncentives.ts';
import styles from './Incentives.module.css';

/** What the policies promise the company at a space: how much, by which measures, what would change it, and how to claim it. */
export function SpaceIncentives({ spaceId }: { readonly spaceId: string }): ReactElement {
  const { t } = useTranslation();
  const sites = useMemo(() => [{ spaceId }], [spaceId]);
  const found = useIncentives(sites);
  return (
    <section aria-labelledby="measures-title" aria-busy={found.isFetching}>
      <h3 id="measures-title">{t('policy.title')}</h3>
      <p className={styles['hint']}>{t('policy.hint')}</p>
      <Asked found={found} />
    </section>
  );
}

/** The answer, or why there is none yet. */
function Asked({ found }: { readonly found: ReturnType<typeof useIncentives> }): ReactElement {
  const policies = usePolicies();
  const incentives = found.data?.[0];
  const problem = found.error ?? policies.error;
  if (problem !== null) {
    const retry = (): void => {
      void (policies.isError ? policies.refetch() : found.refetch());
    };
    return <Problem problem={problem} onRetry={retry} />;
  }
  if (incentives === undefined || policies.isPending) return <Skeleton height={160} />;
  return <Found incentives={incentives} />;
}

function Found({ incentives }: { readonly incentives: Incentives }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const policies = usePolicies().data;
  const there = useMemo(() => measuresThere(incentives.measures, policies ?? []), [incentives.measures, policies]);
  if (there.length === 0) return <p>{t('incentives.noMeasures')}</p>;
  return (
    <div className={styles['incentives']}>
      <p className={`${styles['hint'] ?? ''} pf-number`}>
        {t('incentives.asOf', { day: dayText(incentives.asOf, language) })}
      </p>
      <Totals incentives={incentives} />
      <NextQuestions questions={incentives.nextQuestions} />
      <Stacks incentives={incentives} />
      <Measures there={there} />
    </div>
  );
}
