import { Checkbox, TextInput } from '@mantine/core';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Policy } from '#shared/policy/policy.ts';
import { usePlaces, usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { spoken } from '#client/explain/bilingual.ts';
import { policyFactName } from '#client/explain/policyFact.ts';
import { useEditing } from '../editing.ts';
import { wordsOf } from '../form/fieldProps.ts';
import { AnswersEditor } from './AnswersEditor.tsx';
import { AwardsEditor } from './AwardsEditor.tsx';
import { FactInput } from './FactInput.tsx';
import { factsAsked, policiesAround } from './factsAsked.ts';
import { type FactGroup, groupsShown, said } from './shownFacts.ts';
import styles from './company.module.css';

const NONE = [] as const;

/** All that a company may say of itself for policies: first what the policies at hand ask, and everything when it is wanted. */
export function CompanyForm(): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const { requirement } = useEditing();
  const [text, setText] = useState('');
  const [isAll, setIsAll] = useState(false);
  const policies = usePoliciesAtHand();
  const asked = useMemo(() => factsAsked(policies), [policies]);
  const known = said(requirement.company);
  const groups = groupsShown({
    wanted: (fact) => isAll || asked.has(fact) || known.has(fact),
    nameOf: (fact) => policyFactName(say, fact),
    text,
  });
  return (
    <div className={styles['form']}>
      <h3>{t('requirement.company')}</h3>
      <p className="pf-quiet">{t('requirement.companyHint')}</p>
      <div className={styles['find']}>
        <TextInput
          size="sm"
          type="search"
          aria-label={t('requirement.findFact')}
          placeholder={t('requirement.findFact')}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
          }}
        />
        <Checkbox
          size="sm"
          label={t('requirement.allFacts')}
          checked={isAll}
          onChange={({ currentTarget }) => {
            setIsAll(currentTarget.checked);
          }}
        />
      </div>
      {groups.map((group) => (
        <Group key={group.name} group={group} />
      ))}
      {groups.length === 0 && text !== '' && <p role="status">{t('requirement.noFactFound')}</p>}
      {text === '' && <AwardsEditor />}
      <Questions policies={policies} text={text} />
    </div>
  );
}

function Group({ group: { name, facts } }: { readonly group: FactGroup }): ReactElement {
  const { t } = useTranslation();
  return (
    <fieldset className={styles['group']}>
      <legend>{t(`requirement.factGroups.${name}`)}</legend>
      {facts.map((fact) => (
        <FactInput key={fact} fact={fact} />
      ))}
    </fieldset>
  );
}

/** Questions that no fact answers: folded, since there are many; open while their words are looked for. */
function Questions({
  policies,
  text,
}: {
  readonly policies: readonly Policy[];
  readonly text: string;
}): ReactElement | null {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const looked = text.trim().toLowerCase();
  const found = policies
    .map((policy) => ({
      ...policy,
      questions: policy.questions.filter((question) => spoken(question.text, speaking).toLowerCase().includes(looked)),
    }))
    .filter(({ questions }) => questions.length > 0);
  if (found.length === 0) return null;
  const count = found.reduce((sum, { questions }) => sum + questions.length, 0);
  return (
    <details className={styles['questions']} open={looked !== ''}>
      <summary>{t('requirement.questions', { count })}</summary>
      <AnswersEditor policies={found} />
    </details>
  );
}

/** The policies that may hold where space is looked for. */
function usePoliciesAtHand(): readonly Policy[] {
  const { requirement } = useEditing();
  const policies = usePolicies().data ?? NONE;
  const places = usePlaces().data ?? NONE;
  const region = requirement.criteria['region']?.['places'];
  return useMemo(() => policiesAround(wordsOf(region), { policies, places }), [region, policies, places]);
}
