import { Button, Skeleton } from '@mantine/core';
import { type UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from './Problem.tsx';
import styles from './ListOf.module.css';

interface Props<T> {
  readonly found: UseInfiniteQueryResult<T[]>;
  readonly label: string;
  /** What shows where there is nothing. */
  readonly empty: ReactNode;
  readonly row: (entry: T) => ReactElement;
  /** How the rows look, where not as usual. */
  readonly className?: string | undefined;
}

/** A list that comes page by page, with what it shows while it loads, where it is empty, and where it failed. */
export function ListOf<T extends { readonly id: string }>({
  found,
  label,
  empty,
  row,
  className = styles['rows'],
}: Props<T>): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = found;
  const failed = error !== null && (
    <Problem
      problem={error}
      onRetry={() => {
        void refetch();
      }}
    />
  );
  if (data === undefined) return failed || <Skeleton role="status" height={200} aria-label={t('app.loading')} />;
  if (data.length === 0) return failed || <>{empty}</>;
  return (
    <>
      {failed}
      <ul className={className} aria-label={label}>
        {data.map((entry) => (
          <li key={entry.id}>{row(entry)}</li>
        ))}
      </ul>
      {hasNextPage && (
        <Button
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => {
            void fetchNextPage();
          }}
        >
          {t('app.more')}
        </Button>
      )}
    </>
  );
}
