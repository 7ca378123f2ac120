import { Skeleton } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Header } from '#client/app/Header.tsx';
import { OfflineNote } from '#client/app/OfflineNote.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { DraftEditor } from './DraftEditor.tsx';
import { DraftList } from './DraftList.tsx';
import { useDraft, useSession } from './draftQueries.ts';
import { Unlock } from './Unlock.tsx';
import styles from './Drafts.module.css';

/** Where officers write policies: a list of drafts, and the one that is open. Only for who holds the server's token. */
export function DraftsPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['page']}>
      <a className="pf-skip pf-no-print" href="#results">
        {t('app.skip')}
      </a>
      <Header />
      <OfflineNote />
      <main className={styles['main']}>
        <div id="results" tabIndex={-1} className={`${styles['column'] ?? ''} pf-paper`}>
          <Inside />
        </div>
      </main>
    </div>
  );
}

function Inside(): ReactElement {
  const session = useSession();
  const { draft } = useSearch({ from: '/policies/drafts' });
  if (session.isError) {
    return (
      <Problem
        problem={session.error}
        onRetry={() => {
          void session.refetch();
        }}
      />
    );
  }
  if (session.data === undefined) return <Skeleton height={200} />;
  if (!session.data.isOpen) return <Unlock />;
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
