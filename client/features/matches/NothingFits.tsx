import { Button } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Relaxation } from '#shared/answer.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { criterionName } from '#client/explain/label.ts';
import { atLevel, changedAsk, withAsk } from '../requirement/edits.ts';
import { useEditing } from '../requirement/editing.ts';
import { advice } from './advice.ts';
import { CombinedAdvice } from './CombinedAdvice.tsx';
import { useChangeText } from './ChangeList.tsx';
import { Excluded } from './Overview.tsx';
import styles from './NothingFits.module.css';

/** When no space fits: which musts stand in the way, and what smallest changes would help. */
export function NothingFits({ answer }: { readonly answer: Answer }): ReactElement {
  const { t } = useTranslation();
  const { counts, bundles = [] } = answer;
  const hasStock = counts === undefined || counts.considered > 0;
  return (
    <div className={styles['nothing']}>
      <h3>{t(hasStock ? 'results.nothingFits' : 'results.noStock')}</h3>
      {bundles.length > 0 && <p>{t('results.seeBundles')}</p>}
      {hasStock && <Advice answer={answer} />}
      {counts !== undefined && <Excluded counts={counts} />}
    </div>
  );
}

/** Single changes that help; else the smallest combined one; else that none does. */
function Advice({ answer: { relaxations = [], nearMisses = [] } }: { readonly answer: Answer }): ReactElement {
  const { t } = useTranslation();
  const [nearest] = nearMisses;
  const helping = relaxations.filter(({ gain, gainUnconfirmed }) => gain + gainUnconfirmed > 0);
  if (helping.length > 0) {
    return (
      <section>
        <h4>{t('results.relaxations')}</h4>
        <ul>
          {helping.map((relaxation) => (
            <RelaxationItem key={relaxation.criterion} relaxation={relaxation} />
          ))}
        </ul>
      </section>
    );
  }
  return nearest === undefined ? <p>{t('results.noAdvice')}</p> : <CombinedAdvice nearest={nearest} />;
}

function RelaxationItem({ relaxation }: { readonly relaxation: Relaxation }): ReactElement | null {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const textOf = useChangeText();
  const { requirement, change } = useEditing();
  const { criterion, gain, gainUnconfirmed, steps } = relaxation;
  const ask = requirement.criteria[criterion];
  if (ask === undefined) return null;
  return (
    <li className={styles['relaxation']}>
      <strong>{criterionName(say, criterion)}</strong>
      {steps.map((step) => {
        const next = changedAsk(ask, step);
        const text = `${textOf({ criterion, ...step })} ${t('results.gain', { count: step.gain })}`;
        return next === undefined ? (
          <p key={JSON.stringify(step.to)} className="pf-number">
            {text}
          </p>
        ) : (
          <Button
            key={JSON.stringify(step.to)}
            className="pf-number"
            size="xs"
            variant="default"
            onClick={() => {
              change(withAsk(requirement, criterion, next), advice(criterion));
            }}
          >
            {text}
          </Button>
        );
      })}
      <Button
        className="pf-number"
        size="xs"
        variant="default"
        onClick={() => {
          change(withAsk(requirement, criterion, atLevel(ask, 'prefer')), advice(criterion));
        }}
      >
        {t('results.asPreference', { count: gain, unconfirmed: gainUnconfirmed })}
      </Button>
    </li>
  );
}
