import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type NearMiss } from '#shared/answer.ts';
import { ChangeList } from './ChangeList.tsx';
import { MatchRow } from './MatchRow.tsx';
import { useRoving } from './useRoving.ts';
import { useSelection } from './useSelection.ts';
import styles from './MatchList.module.css';

/** Spaces that would fit if the requirement gave way a little, the smallest change first. */
export function NearMissList({ nearMisses }: { readonly nearMisses: readonly NearMiss[] }): ReactElement {
  const { t } = useTranslation();
  const { selectedId, select } = useSelection();
  const roving = useRoving(
    nearMisses.map(({ space }) => space.id),
    selectedId,
  );
  return (
    <div onKeyDown={roving.onKeyDown}>
      <h3 className={styles['group']}>{t('results.nearMissHint')}</h3>
      <ol className={styles['rows']}>
        {nearMisses.map((miss, at) => (
          <li key={miss.space.id} className="pf-keep">
            <button
              type="button"
              className={styles['row']}
              aria-current={miss.space.id === selectedId}
              onClick={() => {
                select(miss.space.id);
              }}
              {...roving.rowProps(miss.space.id)}
            >
              <MatchRow rank={at + 1} judged={miss} />
              <span className={styles['under']}>
                <ChangeList changes={miss.changes} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
