import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type WeightRange } from '#shared/certificate.ts';
import { WEIGHT_MAX } from '#shared/criterion.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { isFree, othersWeight, rangeText, shareText, tightest } from '#client/explain/certificate.ts';
import { criterionName } from '#client/explain/label.ts';
import { Sentence } from './Sentence.tsx';
import styles from './CertificateView.module.css';

/** For each preference the weights at which the first place holds, the tightest range first: as a bar, and in words. */
export function WeightRanges({ ranges }: { readonly ranges: readonly WeightRange[] }): ReactElement | null {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const free = ranges.filter(isFree);
  const limited = tightest(ranges);
  if (ranges.length === 0) return null;
  return (
    <section aria-labelledby="weight-ranges">
      <h3 id="weight-ranges">{t('certificate.weights')}</h3>
      <p className={styles['hint']}>{t('certificate.weightsHint')}</p>
      {limited.length > 0 && (
        <table className={`${styles['table'] ?? ''} pf-number`} aria-labelledby="weight-ranges">
          <thead>
            <tr>
              <th scope="col">{t('certificate.preference')}</th>
              <th scope="col">{t('certificate.now')}</th>
              <th scope="col">{t('certificate.range')}</th>
            </tr>
          </thead>
          {limited.map((range) => (
            <RangeRows key={range.criterion} range={range} others={othersWeight(ranges, range)} />
          ))}
        </table>
      )}
      {free.length > 0 && (
        <details className={styles['more']}>
          <summary>{t('certificate.weightsFree', { count: free.length })}</summary>
          <p>{free.map(({ criterion }) => criterionName(say, criterion)).join(say('criteria.joint'))}</p>
        </details>
      )}
    </section>
  );
}

interface RowsProps {
  readonly range: WeightRange;
  /** What the other weights add up to. */
  readonly others: number;
}

function RangeRows({ range, others }: RowsProps): ReactElement {
  const speaking = useSpeaking();
  const { criterion, weight, from, to } = range;
  return (
    <tbody>
      <tr>
        <th scope="row">{criterionName(speaking.say, criterion)}</th>
        <td>{shareText(weight, { asked: weight, othersWeight: others }, speaking)}</td>
        <td>{rangeText(range, others, speaking)}</td>
      </tr>
      <tr>
        <td colSpan={3}>
          <RangeBar range={range} />
          {from.then !== undefined && (
            <p className={styles['beyond']}>
              <Sentence text="certificate.below" space={from.then} />
            </p>
          )}
          {to.then !== undefined && (
            <p className={styles['beyond']}>
              <Sentence text="certificate.above" space={to.then} />
            </p>
          )}
        </td>
      </tr>
    </tbody>
  );
}

/** The range on the scale of weights, with the present weight as a tick; the words beside it say the same. */
function RangeBar({ range: { weight, from, to } }: { readonly range: WeightRange }): ReactElement {
  const share = (value: number): number => (100 * value) / WEIGHT_MAX;
  const width = Math.max(1, share(to.weight - from.weight));
  return (
    <span className={styles['track']} aria-hidden="true">
      <span className={styles['span']} style={{ left: `${Math.min(share(from.weight), 99)}%`, width: `${width}%` }} />
      <span className={styles['tick']} style={{ left: `${share(weight)}%` }} />
    </span>
  );
}
