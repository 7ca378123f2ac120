import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Policy } from '#shared/policy/policy.ts';
import { today } from '#client/app/clock.ts';
import { Header } from '#client/app/Header.tsx';
import { OfflineNote } from '#client/app/OfflineNote.tsx';
import { useFilteredPolicies, usePolicies } from '#client/app/queries.ts';
import { type Me } from '#shared/me.ts';
import { readSearch } from '#client/app/search.ts';
import { useSession } from '#client/app/session.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { SidePane } from '#client/ui/SidePane.tsx';
import { PolicyDetail } from './PolicyDetail.tsx';
import { PolicyFilters } from './PolicyFilters.tsx';
import { PolicyList } from './PolicyList.tsx';
import { useLibrary } from './useLibrary.ts';
import styles from './PolicyLibrary.module.css';

/** Officers and administrators write policies; others have no use for the way there. */
function mayWrite(me: Me | undefined): boolean {
  return me?.memberships.some(({ organisation: { kind } }) => kind === 'bureau' || kind === 'platform') === true;
}

/** All policies that were collected: a list to narrow, and what each says, clause by clause. */
export function PolicyLibrary(): ReactElement {
  const { t } = useTranslation();
  const { me } = useSession();
  const isNarrow = useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false });
  return (
    <div className={styles['library']}>
      <a className="pf-skip pf-no-print" href="#results">
        {t('app.skip')}
      </a>
      <Header />
      <OfflineNote />
      <main className={styles['main']}>
        <div id="results" tabIndex={-1} className={`${styles['list'] ?? ''} pf-paper`}>
          <h2 className={styles['title']}>{t('library.title')}</h2>
          <p className={styles['hint']}>{t('library.hint')}</p>
          {mayWrite(me) && (
            <Link to="/policies/drafts" search={readSearch} className="pf-no-print">
              {t('drafts.open')}
            </Link>
          )}
          <PolicyFilters />
          <Narrowed />
        </div>
        <Opened isNarrow={isNarrow} />
      </main>
    </div>
  );
}

function Narrowed(): ReactElement {
  const { t } = useTranslation();
  const { filters } = useLibrary();
  const found = useFilteredPolicies(filters);
  const day = filters.on ?? today();
  return (
    <div aria-busy={found.isFetching}>
      {found.isError && (
        <Problem
          problem={found.error}
          onRetry={() => {
            void found.refetch();
          }}
        />
      )}
      {found.isPending && <Skeleton height={240} />}
      {found.data !== undefined && (
        <>
          <p role="status" className={`${styles['count'] ?? ''} pf-number`}>
            {t('library.count', { count: found.data.length })}
          </p>
          {found.data.length === 0 ? <p>{t('library.none')}</p> : <PolicyList policies={found.data} day={day} />}
        </>
      )}
    </div>
  );
}

/** The policy that is open: beside the list, or in a sheet over it. */
function Opened({ isNarrow }: { readonly isNarrow: boolean }): ReactElement {
  const { t } = useTranslation();
  const { filters, policyId, open } = useLibrary();
  const policies = usePolicies();
  const policy = policies.data?.find(({ id }) => id === policyId);
  const day = filters.on ?? today();
  const close = (): void => {
    open(undefined);
  };
  if (isNarrow) {
    return (
      <SidePane isOpen={policy !== undefined} onClose={close} label={t('library.detail')} isNarrow>
        {policy !== undefined && <PolicyDetail policy={policy} day={day} onClose={close} />}
      </SidePane>
    );
  }
  return (
    <section className={`${styles['detail'] ?? ''} pf-paper`} aria-label={t('library.detail')}>
      {policy === undefined ? (
        <Nothing isGone={policyId !== undefined && policies.isSuccess} />
      ) : (
        <FromTop policy={policy}>
          <PolicyDetail policy={policy} day={day} onClose={close} />
        </FromTop>
      )}
    </section>
  );
}

function Nothing({ isGone }: { readonly isGone: boolean }): ReactElement {
  const { t } = useTranslation();
  return <p className={styles['nothing']}>{t(isGone ? 'library.gone' : 'library.choose')}</p>;
}

/** Shows another policy from its top. */
function FromTop({ policy, children }: { readonly policy: Policy; readonly children: ReactElement }): ReactElement {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    top.current?.parentElement?.scrollTo(0, 0);
  }, [policy.id]);
  return <div ref={top}>{children}</div>;
}
