import { type ReactElement } from 'react';
import { type Policy } from '#shared/policy/policy.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { spoken } from '#client/explain/bilingual.ts';
import { useEditing } from '../editing.ts';
import { withAnswer } from '../edits.ts';
import { TruthField } from './TruthField.tsx';
import styles from './company.module.css';

/** The question of a policy that no fact answers, to be answered by a person. */
export function QuestionInput({ policy, ask }: { readonly policy: Policy; readonly ask: string }): ReactElement | null {
  const speaking = useSpeaking();
  const { requirement, change } = useEditing();
  const question = policy.questions.find(({ id }) => id === ask);
  if (question === undefined) return null;
  const key = `${policy.id}/${ask}`;
  return (
    <TruthField
      label={spoken(question.text, speaking)}
      value={requirement.company?.answers?.[key]}
      onChange={(said) => {
        change(withAnswer(requirement, key, said));
      }}
    />
  );
}

/** The questions of some policies, by policy. */
export function AnswersEditor({ policies }: { readonly policies: readonly Policy[] }): ReactElement {
  const speaking = useSpeaking();
  return (
    <div className={styles['answers']}>
      {policies
        .filter(({ questions }) => questions.length > 0)
        .map((policy) => (
          <fieldset key={policy.id} className={styles['group']}>
            <legend>{spoken(policy.title, speaking)}</legend>
            {policy.questions.map(({ id }) => (
              <QuestionInput key={id} policy={policy} ask={id} />
            ))}
          </fieldset>
        ))}
    </div>
  );
}
