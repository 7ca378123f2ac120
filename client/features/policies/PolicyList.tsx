import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { inForceOn } from '#shared/policy/inForce.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { Confidence } from '#shared/policy/terms.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { spoken } from '#client/explain/bilingual.ts';
import { placeNames } from '#client/explain/placeNames.ts';
import { PolicyTags } from './PolicyTags.tsx';
import { useLibrary } from './useLibrary.ts';
import styles from './PolicyLibrary.module.css';

interface Props {
  readonly policies: readonly Policy[];
  /** On which it is said whether they are in force. */
  readonly day: string;
}

/** Policies, each opening what it says. */
export function PolicyList({ policies, day }: Props): ReactElement {
  const { policyId, open } = useLibrary();
  return (
    <ul className={styles['policies']}>
      {policies.map((policy) => (
        <li key={policy.id}>
          <button
            type="button"
            aria-current={policy.id === policyId}
            onClick={() => {
              open(policy.id);
            }}
          >
            <PolicyRow policy={policy} day={day} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function PolicyRow({ policy, day }: { readonly policy: Policy; readonly day: string }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { title, level, places, measures } = policy;
  return (
    <>
      <strong>{spoken(title, speaking)}</strong>
      <span className={`${styles['about'] ?? ''} pf-number`}>
        {t(`policy.levels.${level}`)} · {placeNames(places, speaking)} ·{' '}
        {t('library.measures', { count: measures.length })} ·{' '}
        {confidences(policy)
          .map((grade) => t('policy.confidence', { confidence: grade }))
          .join(t('criteria.joint'))}
      </span>
      <PolicyTags policy={policy} inForce={inForceOn(policy, day)} />
    </>
  );
}

/** How sure its clauses are, surest first. */
function confidences({ measures }: Policy): string[] {
  const range = Confidence.options.filter((grade) => measures.some(({ confidence }) => confidence === grade));
  const [surest, least] = [range[0], range.at(-1)];
  if (surest === undefined || least === undefined) return [];
  return [surest === least ? surest : `${surest}–${least}`];
}
