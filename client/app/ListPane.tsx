import { Skeleton } from '@mantine/core';
import { type ReactElement, Suspense, lazy, useEffect, useRef } from 'react';
import { useEditing } from '#client/features/requirement/editing.ts';
import { Start } from '#client/features/requirement/Start.tsx';
import { TemplateReview } from '#client/features/requirement/TemplateReview.tsx';

const ResultsPane = lazy(async () => ({
  default: (await import('#client/features/matches/ResultsPane.tsx')).ResultsPane,
}));

/** What the list's place shows: the choice of a sector, what will be asked, or the results; each from its top. */
export function ListPane({ hasBegun }: { readonly hasBegun: boolean }): ReactElement {
  const { searched } = useEditing();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    top.current?.closest('[data-scroll]')?.scrollTo(0, 0);
  }, [hasBegun, searched]);
  return (
    <div ref={top}>
      <Suspense fallback={<Skeleton height={320} radius={0} />}>{contentOf(hasBegun, searched)}</Suspense>
    </div>
  );
}

function contentOf(hasBegun: boolean, searched: boolean): ReactElement {
  if (!hasBegun) return <Start />;
  return searched ? <ResultsPane /> : <TemplateReview />;
}
