import { Button, Skeleton } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type HistoryEntry } from '#shared/history.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { type Say } from '#client/explain/speaking.ts';
import { ChangeList, type ChangeNames } from './ChangeList.tsx';
import { Problem } from './Problem.tsx';
import styles from './History.module.css';

interface Props extends ChangeNames {
  /** Newest first; undefined while they are on their way. */
  readonly entries: readonly HistoryEntry[] | undefined;
  /** Why there are none. */
  readonly problem?: Error | null;
  readonly onRetry?: () => void;
  /** Takes a revision up again; absent where the reader may not, and then no button shows. */
  readonly onRestore?: (revision: number) => void;
  /** A restoring is under way. */
  readonly isRestoring?: boolean;
}

/** What was done to a record, newest first: who, when, what it was and became, and a way back to each revision. */
export function History({ entries, problem, onRetry, ...telling }: Props): ReactElement {
  const { t } = useTranslation();
  if (problem !== undefined && problem !== null) {
    return <Problem problem={problem} {...(onRetry !== undefined && { onRetry })} />;
  }
  if (entries === undefined) return <Skeleton role="status" height={120} aria-label={t('history.loading')} />;
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
  const { revision, at, action, by, byKind, changes } = entry;
  return (
    <div className={styles['entry']}>
      <div className={styles['head']}>
        <div>
          <strong>{say([`history.actions.${action}`, 'history.changed'])}</strong>
          <p className="pf-quiet pf-number">
            <time dateTime={at}>{momentText(at, language)}</time> · {byText({ by, byKind }, say)} ·{' '}
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
      <ChangeList changes={changes} {...names} />
    </div>
  );
}

/** Who did it, as far as that is known. */
function byText({ by, byKind }: Pick<HistoryEntry, 'by' | 'byKind'>, say: Say): string {
  if (byKind !== undefined) return say(`history.by.${byKind}`, { name: by ?? '' });
  return by ?? say('history.erasedPerson');
}
