import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactElement, Suspense, lazy, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CertifyingContext } from '#client/features/certificate/certifying.ts';
import { useCertificate } from '#client/features/certificate/useCertificate.ts';
import { MatchingContext } from '#client/features/matches/matching.ts';
import { useAnswer } from '#client/features/matches/useAnswer.ts';
import { useEditing } from '#client/features/requirement/editing.ts';
import { FaultsContext } from '#client/features/requirement/faults.ts';
import { MapLinkContext } from '#client/features/requirement/mapLink.ts';
import { RequirementOnPaper } from '#client/features/requirement/RequirementOnPaper.tsx';
import { ApiProblem } from './apiProblem.ts';
import { Header } from './Header.tsx';
import { type View, useLink } from './link.ts';
import { OfflineNote } from './OfflineNote.tsx';
import { Workplace } from './Workplace.tsx';
import styles from './Shell.module.css';

// The editors come when there is something to edit: the first view is the choice of a sector.
const RequirementBar = lazy(async () => ({
  default: (await import('#client/features/requirement/RequirementBar.tsx')).RequirementBar,
}));
const RequirementSheet = lazy(async () => ({
  default: (await import('#client/features/requirement/RequirementSheet.tsx')).RequirementSheet,
}));

const NO_FAULTS = [] as const;

/** The page: settings on top, the requirement below, then list, explanation and map. */
export function Shell(): ReactElement {
  const { t } = useTranslation();
  const matching = useAnswer();
  const certifying = useCertificate(matching.answer);
  const { requirement } = useEditing();
  const isNarrow = useBelow(767);
  const isCompact = useBelow(1099);
  const [view, setView] = useState<View>('list');
  const link = useLink(setView);
  const faults = matching.problem instanceof ApiProblem ? matching.problem.errors : NO_FAULTS;
  const hasBegun = requirement.sector !== undefined || Object.keys(requirement.criteria).length > 0;
  const showList = useCallback(() => {
    setView('list');
  }, []);

  return (
    <MatchingContext value={matching}>
      <FaultsContext value={faults}>
        <MapLinkContext value={link}>
          <CertifyingContext value={certifying}>
            <div className={styles['shell']}>
              <a className="pf-skip pf-no-print" href="#results" onClick={showList}>
                {t('app.skip')}
              </a>
              <Header />
              <OfflineNote />
              {hasBegun && (
                <section className={`${styles['requirement'] ?? ''} pf-no-print`} aria-label={t('requirement.title')}>
                  <Suspense fallback={<Skeleton height={36} />}>
                    {isCompact ? (
                      <RequirementSheet onSearch={showList} picking={link.picking} />
                    ) : (
                      <RequirementBar onSearch={showList} />
                    )}
                  </Suspense>
                </section>
              )}
              {hasBegun && <RequirementOnPaper />}
              <Workplace isNarrow={isNarrow} view={view} onView={setView} link={link} hasBegun={hasBegun} />
            </div>
          </CertifyingContext>
        </MapLinkContext>
      </FaultsContext>
    </MatchingContext>
  );
}

/** Whether the page is at most so wide; a browser that cannot say has room. */
function useBelow(widthPx: number): boolean {
  return useMediaQuery(`(max-width: ${widthPx}px)`, false, { getInitialValueInEffect: false });
}
