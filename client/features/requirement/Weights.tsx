import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { WEIGHT_DEFAULT } from '#shared/criterion.ts';
import { useCriteria } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { criterionName } from '#client/explain/label.ts';
import { WeightSlider } from './CriterionEditor.tsx';
import { withAsk } from './edits.ts';
import { useEditing } from './editing.ts';
import styles from './Weights.module.css';

/** The weights of all preferences together, to be weighed against each other while the ranking follows. */
export function Weights(): ReactElement | null {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const { requirement, change } = useEditing();
  const preferred = (useCriteria().data ?? []).flatMap(({ id }) => {
    const ask = requirement.criteria[id];
    return ask?.level === 'prefer' ? [{ id, ask }] : [];
  });
  if (preferred.length === 0) return null;
  return (
    <details className={`${styles['weights'] ?? ''} pf-no-print`}>
      <summary>{t('requirement.weights', { count: preferred.length })}</summary>
      <ul>
        {preferred.map(({ id, ask }) => (
          <li key={id}>
            <WeightSlider
              name={criterionName(say, id)}
              weight={ask.weight ?? WEIGHT_DEFAULT}
              onChange={(weight) => {
                change(withAsk(requirement, id, { ...ask, weight }), `${id}.weight`);
              }}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
