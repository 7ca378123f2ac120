import { Button, Skeleton } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type HistoryEntry } from '#shared/history.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { Problem } from './Problem.tsx';
import { changedValue } from './changedValue.ts';
import styles from './History.module.css';

interface Props {
  /** Newest first; undefined while they are on their way. */
  readonly entries: readonly HistoryEntry[] | undefined;
  /** Why there are none. */
  readonly problem?: Error | null;
  readonly onRetry?: () => void;
  /** Takes a revision up again; absent where the reader may not, and then no button shows. */
  readonly onRestore?: (revision: number) => void;
  /** A restoring is under way. */
  readonly isRestoring?: boolean;
  /** What a field is called; its path where this is absent. */
  readonly fieldName?: (path: string) => string;
  /** What a value of a field means; undefined leaves it as it is. */
  readonly valueText?: (path: string, value: unknown) => string | undefined;
}

/** What was done to a record, newest first: who, when, what it was and became, and a way back to each revision. */
export function History({ entries, problem, onRetry, ...telling }: Props): ReactElement {
  const { t } = useTranslation();
  if (problem !== undefined && problem !== null) {
    return <Problem problem={problem} {...(onRetry !== undefined && { onRetry })} />;
  }
  if (entries === undefined) return <Skeleton height={120} aria-label={t('history.loading')} />;
  if (entries.length === 0) return <p className="pf-quiet">{t('history.none')}</p>;
  return (
    <ol className={styles['entries']} aria-label={t('history.title')}>
      {entries.map((entry, index) => (
        <li key={entry.revision}>
          <Entry entry={entry} isNewest={index === 0} {...telling} />
        </li>
      ))}
    </ol>
  );
}

interface EntryProps extends Omit<Props, 'entries' | 'problem' | 'onRetry'> {
  readonly entry: HistoryEntry;
  readonly isNewest: boolean;
}

function Entry({ entry, isNewest, onRestore, isRestoring = false, ...names }: EntryProps): ReactElement {
  const { t } = useTranslation();
  const { language, say } = useSpeaking();
  const { revision, at, action, by, changes } = entry;
  return (
    <div className={styles['entry']}>
      <div className={styles['head']}>
        <div>
          <strong>{say([`history.actions.${action}`, 'history.changed'])}</strong>
          <p className="pf-quiet pf-number">
            <time dateTime={at}>{momentText(at, language)}</time> · {by ?? t('history.erasedPerson')} ·{' '}
            {t('history.revision', { revision })}
          </p>
        </div>
        {onRestore !== undefined && !isNewest && (
          <Button
            size="xs"
            variant="default"
            className="pf-no-print"
            leftSection={<IconRestore size={14} aria-hidden />}
            disabled={isRestoring}
            aria-label={t('history.restoreRevision', { revision })}
            onClick={() => {
              onRestore(revision);
            }}
          >
            {t('history.restore')}
          </Button>
        )}
      </div>
      <Changes changes={changes} {...names} />
    </div>
  );
}

function Changes({
  changes,
  fieldName = (path) => path,
  valueText = () => undefined,
}: Pick<Props, 'fieldName' | 'valueText'> & Pick<HistoryEntry, 'changes'>): ReactElement | null {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  return (
    <dl className={styles['changes']}>
      {changes.map(({ path, before, after }) => (
        <div key={path}>
          <dt>{fieldName(path)}</dt>
          <dd>
            {before !== undefined && (
              <>
                <span className="pf-unseen">{t('history.before')} </span>
                <del>{valueText(path, before) ?? <Value value={before} />}</del>
                <span aria-hidden> → </span>
              </>
            )}
            <span className="pf-unseen">{t('history.after')} </span>
            <ins>{valueText(path, after) ?? <Value value={after} />}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value }: { readonly value: unknown }): string {
  const { t } = useTranslation();
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
