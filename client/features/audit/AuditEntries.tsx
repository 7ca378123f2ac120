import { Button, Skeleton } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditEntry } from '#shared/audit.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { ChangeList } from '#client/ui/ChangeList.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { type AuditFilter, useAuditEntries } from './auditQueries.ts';
import styles from './Audit.module.css';

/** Entries of the log as a table, newest first. */
export function AuditEntries({ filter }: { readonly filter: AuditFilter }): ReactElement {
  const { t } = useTranslation();
  const { data, error, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useAuditEntries(filter);
  if (error !== null) return <Problem problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={240} />;
  if (data.length === 0) return <p className="pf-quiet">{t('audit.none')}</p>;
  return (
    <>
      <div className={styles['scroll']} role="region" aria-label={t('audit.entries')} tabIndex={0}>
        <table className={styles['table']}>
          <thead>
            <tr>
              {(['when', 'who', 'what', 'about', 'changes'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`audit.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((entry) => (
              <Row key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
    </>
  );
}

function Row({ entry }: { readonly entry: AuditEntry }): ReactElement {
  const { t } = useTranslation();
  const { language, say } = useSpeaking();
  const { at, action, subject, address, changes, seal } = entry;
  return (
    <tr>
      <td className="pf-number">
        <time dateTime={at}>{momentText(at, language)}</time>
        <div className="pf-quiet">{seal === undefined ? t('audit.notSealed') : `#${seal.seq}`}</div>
      </td>
      <td>
        <Who by={entry.by} />
        {address !== undefined && <div className="pf-quiet">{t('audit.address', { address })}</div>}
      </td>
      <td>
        {say(`history.actions.${action}`, { defaultValue: action })}
        <div className="pf-quiet">
          <code>{action}</code>
        </div>
      </td>
      <td>
        {say(`audit.kinds.${subject.kind}`, { defaultValue: subject.kind })}
        <div className={`pf-quiet ${styles['id'] ?? ''}`}>{subject.id}</div>
      </td>
      <td>
        {changes !== undefined && changes.length > 0 && (
          <details>
            <summary>{t('audit.showChanges', { count: changes.length })}</summary>
            <ChangeList changes={changes} />
          </details>
        )}
      </td>
    </tr>
  );
}

function Who({ by: { kind, name } }: Pick<AuditEntry, 'by'>): string {
  const { t } = useTranslation();
  if (kind === 'person' || kind === 'token') return name ?? t('history.erasedPerson');
  return t(`history.by.${kind}`, { name: name ?? '' });
}
