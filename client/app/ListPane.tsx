import { type ReactElement } from 'react';
import { ResultsPane } from '#client/features/matches/ResultsPane.tsx';
import { useEditing } from '#client/features/requirement/editing.ts';
import { Start } from '#client/features/requirement/Start.tsx';
import { TemplateReview } from '#client/features/requirement/TemplateReview.tsx';

/** What the list's place shows: the choice of a sector, what will be asked, or the results. */
export function ListPane({ hasBegun }: { readonly hasBegun: boolean }): ReactElement {
  const { searched } = useEditing();
  if (!hasBegun) return <Start />;
  return searched ? <ResultsPane /> : <TemplateReview />;
}
