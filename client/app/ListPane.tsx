import { Skeleton } from '@mantine/core';
import { type ReactElement, type ReactNode, Suspense, lazy, useCallback, useEffect, useRef } from 'react';
import { useEditing } from '#client/features/requirement/editing.ts';
import { Start } from '#client/features/requirement/Start.tsx';
import { TemplateReview } from '#client/features/requirement/TemplateReview.tsx';

const ResultsPane = lazy(async () => ({
  default: (await import('#client/features/matches/ResultsPane.tsx')).ResultsPane,
}));

type Content = 'start' | 'review' | 'results';

/** What the list's place shows: the choice of a sector, what will be asked, or the results; each from its top. */
export function ListPane({ hasBegun }: { readonly hasBegun: boolean }): ReactElement {
  const { searched } = useEditing();
  const content = hasBegun ? contentBegun(searched) : 'start';
  const isLater = useRef(false);
  const arrive = useCallback((top: HTMLElement | null) => {
    if (isLater.current) beginAt(top);
    isLater.current = true;
  }, []);
  return (
    <Suspense fallback={<Skeleton height={320} radius={0} />}>
      <Arrival key={content} onArrive={arrive}>
        {content === 'start' && <Start />}
        {content === 'review' && <TemplateReview />}
        {content === 'results' && <ResultsPane />}
      </Arrival>
    </Suspense>
  );
}

function contentBegun(searched: boolean): Content {
  return searched ? 'results' : 'review';
}

/** Shows the new content from its top; where the button that led here is gone, the focus goes on where it led. */
function beginAt(top: HTMLElement | null): void {
  top?.closest('[data-scroll]')?.scrollTo(0, 0);
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) top?.closest<HTMLElement>('#results')?.focus();
}

interface ArrivalProps {
  readonly onArrive: (top: HTMLElement | null) => void;
  readonly children: ReactNode;
}

/** Tells when its content has come, loaded whole. */
function Arrival({ onArrive, children }: ArrivalProps): ReactElement {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    onArrive(top.current);
  }, [onArrive]);
  return <div ref={top}>{children}</div>;
}
