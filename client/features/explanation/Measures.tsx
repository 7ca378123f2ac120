import { Skeleton } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type JudgedMeasure, Policy } from '#shared/policy.ts';
import { usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { type MeasureThere, benefitTexts, measuresThere } from '#client/explain/measure.ts';
import { quoted } from '#client/explain/quoted.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { type Answered, VerdictMark } from '#client/ui/VerdictMark.tsx';
import { Quoted } from '#client/ui/Quoted.tsx';
import { MeasureDetails } from './MeasureDetails.tsx';
import styles from './Measures.module.css';

const ANSWERED: Readonly<Record<JudgedMeasure['verdict'], Answered>> = {
  eligible: 'met',
  'not-eligible': 'unmet',
  unknown: 'unknown',
};

/** The measures that hold at the space, from the nation down, each with whether the company may claim it. */
export function Measures({ measures }: { readonly measures: readonly JudgedMeasure[] }): ReactElement | null {
  const { t } = useTranslation();
  const policies = usePolicies();
  if (measures.length === 0) return null;
  if (policies.isPending) return <Skeleton height={120} />;
  const there = measuresThere(measures, policies.data ?? []);
  return (
    <section aria-labelledby="measures-title">
      <h3 id="measures-title">{t('policy.title')}</h3>
      <p className={styles['hint']}>{t('policy.hint')}</p>
      {policies.isError && (
        <Problem
          problem={policies.error}
          onRetry={() => {
            void policies.refetch();
          }}
        />
      )}
      {Policy.shape.level.options.map((level) => (
        <LevelOfMeasures key={level} level={level} measures={there.filter(({ policy }) => policy.level === level)} />
      ))}
    </section>
  );
}

interface LevelProps {
  readonly level: Policy['level'];
  readonly measures: readonly MeasureThere[];
}

function LevelOfMeasures({ level, measures }: LevelProps): ReactElement | null {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  if (measures.length === 0) return null;
  const policies = [...new Set(measures.map(({ policy }) => policy))];
  return (
    <div className={styles['level']}>
      <h4>{t(`policy.levels.${level}`)}</h4>
      {policies.map((policy) => (
        <div key={policy.id} className={styles['policy']}>
          <h5>{language === 'zh-CN' ? policy.titleZh : policy.titleEn}</h5>
          <ul>
            {measures
              .filter((there) => there.policy === policy)
              .map((there) => (
                <li key={there.judged.id} className="pf-keep">
                  <MeasureRow there={there} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function MeasureRow({ there }: { readonly there: MeasureThere }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { measure, judged } = there;
  const benefits = benefitTexts(measure, speaking);
  return (
    <details className={styles['measure']}>
      <summary>
        <span className={styles['title']}>
          {t(`policy.benefits.${measure.benefit}`)}{' '}
          <span className={styles['ref']}>
            <Quoted text={quoted(measure.ref)} />
          </span>
        </span>
        {measure.award ? (
          <VerdictMark verdict={ANSWERED[judged.verdict]} word={t(`policy.verdicts.${judged.verdict}`)} />
        ) : (
          <span className={styles['ref']}>{t('policy.rule')}</span>
        )}
        {measure.conditions.length > 0 && (
          <span className={styles['conditions']}>
            <Quoted text={quoted(measure.conditions.join('; '))} />
          </span>
        )}
        <span className={`${styles['benefit'] ?? ''} pf-number`}>
          <span>
            <Quoted text={benefits.length === 0 && measure.award ? t('policy.noAmount') : benefits.join(' · ')} />
          </span>
          <span className={styles['ref']} title={t(`policy.confidenceLong.${measure.confidence}`)}>
            {t('policy.confidence', { confidence: measure.confidence })}
          </span>
        </span>
      </summary>
      <MeasureDetails there={there} />
    </details>
  );
}
