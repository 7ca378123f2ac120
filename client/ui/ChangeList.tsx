import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type HistoryEntry } from '#shared/history.ts';
import { changedValue } from './changedValue.ts';
import styles from './History.module.css';

/** What the fields of a record are called, and what their values mean. */
export interface ChangeNames {
  /** What a field is called; its path where this is absent. */
  readonly fieldName?: (path: string) => string;
  /** What a value of a field means; undefined leaves it as it is. */
  readonly valueText?: ((path: string, value: unknown) => string | undefined) | undefined;
}

/** Fields of a record with what they were and became. */
export function ChangeList({
  changes,
  fieldName = (path) => path,
  valueText,
}: ChangeNames & Pick<HistoryEntry, 'changes'>): ReactElement | null {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  return (
    <dl className={styles['changes']}>
      {onceEach(changes).map(({ path, before, after }) => (
        <div key={path}>
          <dt>{fieldName(path)}</dt>
          <dd>
            {before !== undefined && (
              <>
                <span className="pf-unseen">{t('history.before')} </span>
                <del>
                  <ChangeValue path={path} value={before} valueText={valueText} />
                </del>
                <span aria-hidden> → </span>
              </>
            )}
            <span className="pf-unseen">{t('history.after')} </span>
            {before === undefined && after === undefined ? (
              <span className="pf-quiet">{t('history.withheld')}</span>
            ) : (
              <ins>
                <ChangeValue path={path} value={after} valueText={valueText} />
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Of what is personal only the field is told, as often as there are parts of it. */
function onceEach(changes: HistoryEntry['changes']): HistoryEntry['changes'] {
  return changes.filter(({ path }, at) => changes.findIndex((one) => one.path === path) === at);
}

interface ValueProps extends Pick<ChangeNames, 'valueText'> {
  readonly path: string;
  readonly value: unknown;
}

/** One value of a field: what it means, else what it is. */
export function ChangeValue({ path, value, valueText = () => undefined }: ValueProps): string {
  const { t } = useTranslation();
  const meaning = valueText(path, value);
  if (meaning !== undefined) return meaning;
  const told = changedValue(value);
  switch (told.kind) {
    case 'absent':
      return t('history.nothing');
    case 'truth':
      return t(told.isTrue ? 'history.yes' : 'history.no');
    case 'text':
      return told.text;
  }
}
