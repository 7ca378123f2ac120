import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type UseQueryResult } from '@tanstack/react-query';
import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from './Problem.tsx';

interface Props<T> {
  readonly found: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  /** Words of the way back to the list. */
  readonly back: string;
  readonly onBack: () => void;
  /** Room that is kept while it loads, in pixels. */
  readonly height: number;
  readonly children: (record: T) => ReactNode;
}

/** One record of a list: the way back, and what shows while it loads, where it failed, and when it is there. */
export function OpenedRecord<T>({ found, back, onBack, height, children }: Props<T>): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = found;
  return (
    <>
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={onBack}
        >
          {back}
        </Button>
      </div>
      {error !== null && (
        <Problem
          problem={error}
          onRetry={() => {
            void refetch();
          }}
        />
      )}
      {data === undefined && error === null && <Skeleton role="status" height={height} aria-label={t('app.loading')} />}
      {data !== undefined && children(data)}
    </>
  );
}
