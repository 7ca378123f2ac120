import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type AwardAmount } from '#shared/policy/judged.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { type MeasureThere } from '#client/explain/measure.ts';
import { policyFactName, policyFactText } from '#client/explain/policyFact.ts';
import { amountText, cappedText } from '#client/explain/stack.ts';
import { ConditionTree } from '#client/ui/ConditionTree.tsx';
import { MeasureFacts } from '../policies/MeasureFacts.tsx';
import { ClaimGuide } from './ClaimGuide.tsx';
import styles from './Measures.module.css';

/** Why a measure may or may not be claimed, what it comes to, how it is claimed, and where that was read. */
export function MeasureDetails({ there }: { readonly there: MeasureThere }): ReactElement {
  const { t } = useTranslation();
  const { policy, measure, judged } = there;
  const mayClaim = measure.kind === 'award' && judged.verdict !== 'not-eligible';
  return (
    <div className={styles['details']}>
      <div className={styles['part']}>
        <p className={styles['partTitle']}>{t('policy.rows.conditions')}</p>
        <ConditionTree node={judged.trace} policy={policy} />
      </div>
      {judged.amount !== undefined && <Amount amount={judged.amount} />}
      {mayClaim && <ClaimGuide policy={policy} measure={measure} />}
      <MeasureFacts policy={policy} measure={measure} isClaimed={mayClaim} />
    </div>
  );
}

function Amount({ amount }: { readonly amount: AwardAmount }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { reckonedBy, cappedBy } = amount;
  return (
    <div className={styles['part']}>
      <p className={styles['partTitle']}>{t('incentives.amount.title')}</p>
      <dl className="pf-number">
        <dt>{t('incentives.total')}</dt>
        <dd>{amountText(amount, speaking)}</dd>
        {reckonedBy.map(({ fact, given }) => (
          <Fact
            key={fact}
            name={policyFactName(speaking.say, fact)}
            text={given === undefined ? t('policy.notGiven') : policyFactText(fact, given, speaking)}
          />
        ))}
        {cappedBy.map((cap) => (
          <Fact
            key={`${cap.per} ${cap.capFen}`}
            name={t('incentives.amount.cappedBy')}
            text={cappedText(cap, speaking)}
          />
        ))}
      </dl>
    </div>
  );
}

function Fact({ name, text }: { readonly name: string; readonly text: string }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}
