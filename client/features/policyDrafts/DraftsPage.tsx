import { Skeleton } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { Frame } from '#client/app/Frame.tsx';
import { RequireSignIn } from '#client/app/RequireSignIn.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { DraftEditor } from './DraftEditor.tsx';
import { DraftList } from './DraftList.tsx';
import { useDraft } from './draftQueries.ts';

/** Where officers write policies: a list of drafts, and the one that is open. */
export function DraftsPage(): ReactElement {
  return (
    <Frame>
      <RequireSignIn kind={WRITERS}>
        <Inside />
      </RequireSignIn>
    </Frame>
  );
}

/** Whose members write policies. */
const WRITERS = ['bureau', 'platform'] as const;

function Inside(): ReactElement {
  const { draft } = useSearch({ from: '/policies/drafts' });
  return draft === undefined ? <DraftList /> : <Opened key={draft} id={draft} />;
}

function Opened({ id }: { readonly id: string }): ReactElement {
  const draft = useDraft(id);
  if (draft.isError) {
    return (
      <Problem
        problem={draft.error}
        onRetry={() => {
          void draft.refetch();
        }}
      />
    );
  }
  return draft.data === undefined ? <Skeleton height={400} /> : <DraftEditor draft={draft.data} />;
}
