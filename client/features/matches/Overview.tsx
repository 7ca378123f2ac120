import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Counts } from '#shared/answer.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { quarterText } from '#client/explain/day.ts';
import { criterionName } from '#client/explain/label.ts';
import { areaText, numberText } from '#client/explain/quantity.ts';
import { Bars } from '#client/ui/Bars.tsx';
import styles from './Overview.module.css';

/** Where the stock stands: how many were judged and how they fared, what excludes, and when supply comes. */
export function Overview({
  answer: { counts, dataVersion, engineVersion },
}: {
  readonly answer: Answer;
}): ReactElement | null {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  if (counts === undefined) return null;
  const figures = (['met', 'unconfirmed', 'excluded', 'considered'] as const).map((name) => ({
    name,
    value: counts[name],
  }));
  return (
    <div className={styles['overview']}>
      <dl className={styles['figures']}>
        {figures.map(({ name, value }) => (
          <div key={name} data-name={name}>
            <dt>{t(`results.counts.${name}`)}</dt>
            <dd className="pf-number">{numberText(value, language)}</dd>
          </div>
        ))}
      </dl>
      <details className="pf-no-print">
        <summary>{t('results.overview')}</summary>
        <Supply counts={counts} />
        <Excluded counts={counts} />
        <p className={`${styles['version'] ?? ''} pf-number`}>
          {t('results.version', { engine: engineVersion, data: dataVersion })}
        </p>
      </details>
    </div>
  );
}

function Supply({ counts }: { readonly counts: Counts }): ReactElement | null {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  if (counts.supplyByQuarter.length === 0) return null;
  return (
    <section>
      <h3>{t('results.supply')}</h3>
      <Bars
        rows={counts.supplyByQuarter.map(({ quarter, spaces, areaM2 }) => ({
          name: quarterText(quarter, speaking.language),
          value: areaM2,
          text: t('results.supplyRow', { count: spaces, area: areaText(areaM2, speaking) }),
        }))}
      />
    </section>
  );
}

/** Which musts exclude how many, and how many by themselves. */
export function Excluded({ counts }: { readonly counts: Counts }): ReactElement | null {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const excluding = counts.excludedBy.filter(({ spaces }) => spaces > 0);
  if (excluding.length === 0) return null;
  return (
    <section>
      <h3>{t('results.excludedBy')}</h3>
      <Bars
        rows={excluding.map(({ criterion, spaces, alone }) => ({
          name: criterionName(say, criterion),
          value: spaces,
          text: t('results.excludedRow', { count: spaces, alone }),
        }))}
      />
    </section>
  );
}
