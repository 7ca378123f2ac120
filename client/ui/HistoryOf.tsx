import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HistoryEntry } from '#shared/history.ts';
import { type ChangeNames } from './ChangeList.tsx';
import { History } from './History.tsx';

interface Props extends Pick<ChangeNames, 'valueText'> {
  /** Whose history it is, as it is now: one that was changed has another. */
  readonly of: { readonly kind: string; readonly id: string; readonly version: string | number };
  /** What the record is called. */
  readonly name: string;
  readonly load: (signal: AbortSignal) => Promise<{ readonly items: readonly HistoryEntry[] }>;
  /** What is told of, and what each is called; other fields stand where the record itself is shown. */
  readonly fields: Readonly<Record<string, string>>;
  readonly onRestore?: (revision: number) => void;
  readonly isRestoring?: boolean;
}

/** The history of one record of a list; it is asked for when somebody opens it. */
export function HistoryOf({ of, name, load, fields, ...telling }: Props): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['history', of.kind, of.id, of.version],
    enabled: isOpen,
    queryFn: ({ signal }) => load(signal),
  });
  return (
    <details
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
      }}
    >
      <summary>
        {t('history.title')} <span className="pf-unseen">{name}</span>
      </summary>
      {isOpen && (
        <History
          entries={data?.items.map((entry) => told(entry, fields))}
          problem={error}
          onRetry={() => void refetch()}
          fieldName={(path) => fields[path] ?? path}
          {...telling}
        />
      )}
    </details>
  );
}

function told(entry: HistoryEntry, fields: Props['fields']): HistoryEntry {
  return { ...entry, changes: entry.changes.filter(({ path }) => Object.hasOwn(fields, path)) };
}
