import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FactId } from '#shared/policy/facts.ts';
import { type NextQuestion } from '#shared/policy/judged.ts';
import { usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { awardNames } from '#client/explain/award.ts';
import { policyFactName, sumText } from '#client/explain/policyFact.ts';
import { QuestionInput } from '../requirement/company/AnswersEditor.tsx';
import { FactInput } from '../requirement/company/FactInput.tsx';
import { isCompanyFact } from '../requirement/company/factFields.ts';
import { HorizonInput } from '../requirement/HorizonInput.tsx';
import styles from './Incentives.module.css';

/** Names of measures that are said before the rest is only counted. */
const NAMED_MAX = 4;

/** What is not known and would change the result most, to be answered in place. */
export function NextQuestions({ questions }: { readonly questions: readonly NextQuestion[] }): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [first, ...rest] = questions;
  return (
    <div className={`${styles['questions'] ?? ''} pf-no-print`}>
      <h4>{t('incentives.questions.title')}</h4>
      {first === undefined ? <p>{t('incentives.questions.none')}</p> : <Question question={first} />}
      {rest.length > 0 && (
        <details
          onToggle={({ currentTarget }) => {
            setIsOpen(currentTarget.open);
          }}
        >
          <summary>{t('incentives.questions.more', { count: rest.length })}</summary>
          <ol>
            {(isOpen ? rest : []).map((question) => (
              <li key={keyOf(question)}>
                <Question question={question} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function keyOf({ fact, question }: NextQuestion): string {
  return fact ?? `${question?.policy ?? ''}/${question?.ask ?? ''}`;
}

function Question({ question }: { readonly question: NextQuestion }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const policies = usePolicies().data ?? [];
  const { swingFen, measures } = question;
  const named = awardNames(measures.slice(0, NAMED_MAX), { policies, speaking });
  const more = measures.length - NAMED_MAX;
  return (
    <div className={styles['question']}>
      <Input question={question} />
      <p className={styles['note']}>
        {swingFen > 0 && t('incentives.questions.moves', { amount: sumText(swingFen, speaking) })}{' '}
        {t('incentives.questions.decides', { measures: more > 0 ? `${named} (+${more})` : named })}
      </p>
    </div>
  );
}

function Input({ question: { fact, question } }: { readonly question: NextQuestion }): ReactElement | null {
  const policies = usePolicies().data ?? [];
  if (fact !== undefined) return isCompanyFact(fact) ? <FactInput fact={fact} /> : <SiteFact fact={fact} />;
  const policy = policies.find(({ id }) => id === question?.policy);
  return policy === undefined || question === undefined ? null : <QuestionInput policy={policy} ask={question.ask} />;
}

/** What the requirement says elsewhere, or the park has to say. */
function SiteFact({ fact }: { readonly fact: FactId }): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  if (fact === 'leaseMonths') return <HorizonInput />;
  const name = policyFactName(say, fact);
  const isAsked = fact === 'sector' || fact === 'developmentStage';
  return <p>{t(`incentives.questions.${isAsked ? 'inRequirement' : 'ofSpace'}`, { fact: name })}</p>;
}
