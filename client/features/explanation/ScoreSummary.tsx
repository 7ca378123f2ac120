import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { numberText } from '#client/explain/quantity.ts';
import { ScoreChip, ScoreInterval } from '#client/ui/ScoreChip.tsx';
import { type Explained } from './explained.ts';
import styles from './ScoreSummary.module.css';

/** The score as expected value with its interval, and how much of what was asked is known. */
export function ScoreSummary({
  explained: { score, completeness },
}: {
  readonly explained: Explained;
}): ReactElement | null {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  if (score === undefined || completeness === undefined) return null;
  const figures = [
    ['low', score.low],
    ['expected', score.expected],
    ['high', score.high],
  ] as const;
  return (
    <section aria-labelledby="score-title">
      <h3 id="score-title">{t('results.score')}</h3>
      <div className={styles['score']}>
        <ScoreChip score={score} />
        <div className={styles['interval']}>
          <ScoreInterval score={score} />
        </div>
      </div>
      <dl className={styles['figures']}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`results.scoreParts.${name}`)}</dt>
            <dd className="pf-number">{numberText(value, language, 1)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('results.completeness')}</dt>
          <dd className="pf-number">{numberText(completeness * 100, language, 0)}%</dd>
        </div>
      </dl>
    </section>
  );
}
