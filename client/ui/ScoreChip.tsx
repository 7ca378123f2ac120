import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Score } from '#shared/answer.ts';
import { scoreColor } from './scoreRamp.ts';
import styles from './ScoreChip.module.css';

/** The expected score on its colour, as on the map. */
export function ScoreChip({ score }: { readonly score: Score }): ReactElement {
  const { t } = useTranslation();
  const { fill, text } = scoreColor(score.expected);
  return (
    <span className={`${styles['chip'] ?? ''} pf-number`} style={{ background: fill, color: text }}>
      <span className="pf-unseen">{t('results.score')} </span>
      {Math.round(score.expected)}
    </span>
  );
}

/** The span from the confirmed to the possible score on a scale from 0 to 100, with the expected score as a tick. */
export function ScoreInterval({ score }: { readonly score: Score }): ReactElement {
  const { t } = useTranslation();
  const { low, expected, high } = score;
  return (
    <span className={styles['interval']}>
      <span className="pf-unseen">{t('results.interval', { low: Math.round(low), high: Math.round(high) })}</span>
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['span']} style={{ left: `${low}%`, width: `${Math.max(1, high - low)}%` }} />
        <span className={styles['tick']} style={{ left: `${expected}%` }} />
      </span>
    </span>
  );
}
