import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Match } from '#shared/answer.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { MatchRow } from './MatchRow.tsx';
import { totalOf } from './total.ts';
import { rowOf, useRoving } from './useRoving.ts';
import { useSelection } from './useSelection.ts';
import styles from './MatchList.module.css';

const VERDICTS = ['met', 'unconfirmed'] as const;

/** The matches best first, those that meet every must before those of which something is not known. */
export function MatchList({ answer }: { readonly answer: Answer }): ReactElement {
  const { t } = useTranslation();
  const { selectedId, select } = useSelection();
  const { results, counts, requirement } = answer;
  const roving = useRoving(
    results.map(({ space }) => space.id),
    selectedId,
  );
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selectedId !== null && list.current !== null)
      rowOf(list.current, selectedId)?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);

  return (
    // The keys only move the focus among the buttons inside, which are reached by Tab as well.
    <div
      ref={list}
      onKeyDown={(event) => {
        if (event.key === 'Escape') select(null);
        else roving.onKeyDown(event);
      }}
    >
      {results.length > 1 && requirement.rankBy === 'low' && (
        <p className={styles['order']}>{t('results.orderedByLow')}</p>
      )}
      {VERDICTS.map((verdict) => {
        const group = results.filter((match) => match.verdict === verdict);
        if (group.length === 0) return null;
        return (
          <section key={verdict} aria-labelledby={`group-${verdict}`}>
            <h3 id={`group-${verdict}`} className={styles['group']}>
              {t(`results.groups.${verdict}`)}
              <span className="pf-number">{counts === undefined ? group.length : counts[verdict]}</span>
            </h3>
            <Rows matches={group} selectedId={selectedId} onSelect={select} rowProps={roving.rowProps} />
          </section>
        );
      })}
      {results.length < totalOf(answer) && (
        <p className={`${styles['more'] ?? ''} pf-number`}>
          {t('results.shown', { shown: results.length, total: totalOf(answer) })}
        </p>
      )}
    </div>
  );
}

interface RowsProps {
  readonly matches: readonly Match[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly rowProps: ReturnType<typeof useRoving>['rowProps'];
}

function Rows({ matches, selectedId, onSelect, rowProps }: RowsProps): ReactElement {
  return (
    <ol className={styles['rows']}>
      {matches.map((match) => (
        <li key={match.space.id} className="pf-keep">
          <button
            type="button"
            className={styles['row']}
            aria-current={match.space.id === selectedId}
            onClick={() => {
              onSelect(match.space.id);
            }}
            {...rowProps(match.space.id)}
          >
            <MatchRow rank={match.rank} judged={match} />
          </button>
        </li>
      ))}
    </ol>
  );
}
