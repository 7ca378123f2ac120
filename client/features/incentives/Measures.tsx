import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PolicyLevel } from '#shared/policy/terms.ts';
import { usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { headline, spoken } from '#client/explain/bilingual.ts';
import { benefitTexts } from '#client/explain/benefit.ts';
import { type MeasureThere } from '#client/explain/measure.ts';
import { quoted } from '#client/explain/quoted.ts';
import { amountText } from '#client/explain/stack.ts';
import { ANSWERED } from '#client/ui/ConditionTree.tsx';
import { VerdictMark } from '#client/ui/VerdictMark.tsx';
import { Quoted } from '#client/ui/Quoted.tsx';
import { PolicyTags } from '../policies/PolicyTags.tsx';
import { MeasureDetails } from './MeasureDetails.tsx';
import styles from './Measures.module.css';

/** The measures that hold somewhere, from the nation down, each with whether the company may claim it. */
export function Measures({ there }: { readonly there: readonly MeasureThere[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <div>
      <h4>{t('incentives.measures')}</h4>
      {PolicyLevel.options.map((level) => (
        <LevelOfMeasures key={level} level={level} measures={there.filter(({ policy }) => policy.level === level)} />
      ))}
    </div>
  );
}

interface LevelProps {
  readonly level: PolicyLevel;
  readonly measures: readonly MeasureThere[];
}

function LevelOfMeasures({ level, measures }: LevelProps): ReactElement | null {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  if (measures.length === 0) return null;
  const policies = [...new Set(measures.map(({ policy }) => policy))];
  return (
    <div className={styles['level']}>
      <h5>{t(`policy.levels.${level}`)}</h5>
      {policies.map((policy) => {
        const [first] = measures.filter((there) => there.policy === policy);
        return (
          <div key={policy.id} className={styles['policy']}>
            <h6>{spoken(policy.title, speaking)}</h6>
            {first !== undefined && <PolicyTags policy={policy} inForce={first.judged.inForce} />}
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
        );
      })}
    </div>
  );
}

function MeasureRow({ there }: { readonly there: MeasureThere }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const policies = usePolicies().data ?? [];
  const { policy, measure, judged } = there;
  const isAward = measure.kind === 'award' || measure.kind === 'cap-raise';
  const benefits = benefitTexts(measure, { policies, speaking, within: policy });
  return (
    <details className={styles['measure']}>
      <summary>
        <span className={styles['title']}>
          {headline(measure.title, speaking)}{' '}
          <span className={styles['ref']}>
            <Quoted text={quoted(measure.ref)} />
          </span>
        </span>
        {isAward ? (
          <VerdictMark verdict={ANSWERED[judged.verdict]} word={t(`policy.verdicts.${judged.verdict}`)} />
        ) : (
          <span className={styles['ref']}>{t('policy.rule')}</span>
        )}
        <span className={`${styles['benefit'] ?? ''} pf-number`}>
          <span>{isAward ? benefits.join(' · ') : t(`policy.kinds.${measure.kind}`)}</span>
          <span className={styles['ref']} title={t(`policy.confidenceLong.${measure.confidence}`)}>
            {t('policy.confidence', { confidence: measure.confidence })}
          </span>
        </span>
        {judged.amount !== undefined && (
          <span className={`${styles['amount'] ?? ''} pf-number`}>{amountText(judged.amount, speaking)}</span>
        )}
      </summary>
      <MeasureDetails there={there} />
    </details>
  );
}
