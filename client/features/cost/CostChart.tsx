import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { COST_LINES, type CostLine, type OccupancyCost } from '#shared/occupancyCost.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { type CostCase } from '#client/explain/cost.ts';
import { sumText } from '#client/explain/policyFact.ts';
import { type YearBar, costBars, extentOf } from './costBars.ts';
import { CostPatterns, fillOf } from './CostPatterns.tsx';
import styles from './Cost.module.css';

const WIDTH = 440;
const HEIGHT = 220;
const TOP = 8;
const BOTTOM = 22;
/** Room for the amounts at the axis. */
const LEFT = 96;
const GAP_SHARE = 0.28;

interface Props {
  readonly cost: OccupancyCost;
  readonly which: CostCase;
}

/** The years of one case as stacked bars, told apart by pattern as well as colour; the table below says the same in numbers. */
export function CostChart({ cost, which }: Props): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const id = useId();
  const bars = costBars(cost, which);
  const named = t(`cost.cases.${which}`);
  const says = bars.map(({ year, netFen }) =>
    t('cost.yearSays', {
      year: year === 0 ? t('cost.start') : t('cost.yearName', { year }),
      net: netFen === undefined ? t('cost.notKnown') : sumText(netFen, speaking),
    }),
  );
  const unknown = COST_LINES.filter((line) => bars.some((bar) => bar.unknown.includes(line)));
  const used = COST_LINES.filter((line) => bars.some(({ parts }) => parts.some((part) => part.line === line)));
  return (
    <figure className={styles['chart']}>
      <figcaption>{t('cost.chart', { case: named })}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('cost.chartSays', { case: named, years: says.join(t('criteria.joint')) })}
      >
        <CostPatterns prefix={id} />
        <Bars bars={bars} prefix={id} />
      </svg>
      <Legend lines={used} prefix={id} />
      {unknown.length > 0 && (
        <p className={styles['hint']}>
          {t('cost.unknownLines', { lines: unknown.map((line) => t(`cost.lines.${line}`)).join(t('criteria.joint')) })}
        </p>
      )}
    </figure>
  );
}

function Bars({ bars, prefix }: { readonly bars: readonly YearBar[]; readonly prefix: string }): ReactElement {
  const speaking = useSpeaking();
  const { lowFen, highFen } = extentOf(bars);
  const scale = (HEIGHT - TOP - BOTTOM) / Math.max(1, highFen - lowFen);
  const y = (fen: number): number => TOP + (highFen - fen) * scale;
  const step = (WIDTH - LEFT) / bars.length;
  return (
    <>
      {bars.map(({ year, parts, netFen }, at) => {
        const x = LEFT + at * step + (step * GAP_SHARE) / 2;
        const width = step * (1 - GAP_SHARE);
        return (
          <g key={year}>
            {parts.map(({ line, fromFen, toFen }) => (
              <rect
                key={line}
                x={x}
                y={Math.min(y(fromFen), y(toFen))}
                width={width}
                height={Math.abs(y(toFen) - y(fromFen))}
                fill={fillOf(line, prefix)}
                stroke="var(--pf-ink)"
                strokeWidth="0.75"
              />
            ))}
            {netFen !== undefined && (
              <line
                x1={x - 3}
                x2={x + width + 3}
                y1={y(netFen)}
                y2={y(netFen)}
                stroke="var(--pf-ink)"
                strokeWidth="2.5"
              />
            )}
            <text x={x + width / 2} y={HEIGHT - 6} textAnchor="middle" fontSize="12" fill="var(--pf-quiet)">
              {year}
            </text>
          </g>
        );
      })}
      {[...new Set([highFen, 0, lowFen])].map((fen) => (
        <g key={fen}>
          <line
            x1={LEFT}
            x2={WIDTH}
            y1={y(fen)}
            y2={y(fen)}
            stroke={fen === 0 ? 'var(--pf-line-strong)' : 'var(--pf-line)'}
            strokeWidth="1"
          />
          <text x={LEFT - 6} y={y(fen) + 4} textAnchor="end" fontSize="11" fill="var(--pf-quiet)">
            {sumText(fen, speaking)}
          </text>
        </g>
      ))}
    </>
  );
}

function Legend({ lines, prefix }: { readonly lines: readonly CostLine[]; readonly prefix: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <ul className={styles['legend']} aria-hidden="true">
      {lines.map((line) => (
        <li key={line}>
          <svg viewBox="0 0 16 12" width="16" height="12">
            <rect
              x="0.5"
              y="0.5"
              width="15"
              height="11"
              fill={fillOf(line, prefix)}
              stroke="var(--pf-ink)"
              strokeWidth="0.75"
            />
          </svg>
          {t(`cost.lines.${line}`)}
        </li>
      ))}
      <li>
        <svg viewBox="0 0 16 12" width="16" height="12">
          <line x1="0" x2="16" y1="6" y2="6" stroke="var(--pf-ink)" strokeWidth="2.5" />
        </svg>
        {t('cost.lines.net')}
      </li>
    </ul>
  );
}
