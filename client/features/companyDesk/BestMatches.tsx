import { Button, Skeleton } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Match } from '#shared/answer.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { type SavedRequirement } from '#shared/savedRequirement.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { MatchRow } from '../matches/MatchRow.tsx';
import { useBestMatches, useRequirementDeed } from './requirementQueries.ts';
import { useCompany } from './useCompany.ts';
import styles from './companyDesk.module.css';

/** What fits a requirement best as things are now; the finding view explains it. */
export function BestMatches({ saved }: { readonly saved: SavedRequirement }): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = useBestMatches(saved.requirement);
  return (
    <section className={styles['part']} aria-labelledby="best-title">
      <h3 id="best-title">{t('companyDesk.best')}</h3>
      {error !== null && (
        <Problem
          problem={error}
          onRetry={() => {
            void refetch();
          }}
        />
      )}
      {data === undefined && error === null && <Skeleton role="status" height={160} aria-label={t('app.loading')} />}
      {data !== undefined && <Found saved={saved} answer={data} />}
    </section>
  );
}

interface FoundProps {
  readonly saved: SavedRequirement;
  readonly answer: Answer;
}

function Found({ saved, answer: { counts, results } }: FoundProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {counts !== undefined && (
        <p className="pf-number">{t('companyDesk.counts', { met: counts.met, unconfirmed: counts.unconfirmed })}</p>
      )}
      {results.length === 0 && <p className="pf-quiet">{t('companyDesk.noMatches')}</p>}
      <ol className={styles['rows']} aria-labelledby="best-title">
        {results.map((match) => (
          <li key={match.space.id} className={styles['match']}>
            <MatchRow rank={match.rank} judged={match} />
            <MatchButtons saved={saved} match={match} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface ButtonsProps {
  readonly saved: SavedRequirement;
  readonly match: Match;
}

function MatchButtons({ saved, match: { space } }: ButtonsProps): ReactElement {
  const { t } = useTranslation();
  const { go } = useCompany();
  const { mutate, error, isPending } = useRequirementDeed();
  const isListed = saved.shortlist.some(({ spaceId }) => spaceId === space.id);
  return (
    <div className={styles['buttons']}>
      <Button
        size="compact-sm"
        variant="default"
        loading={isPending}
        aria-pressed={isListed}
        onClick={() => {
          mutate({ does: isListed ? 'unlist' : 'shortlist', of: saved, spaceId: space.id });
        }}
      >
        {t(isListed ? 'companyDesk.onShortlist' : 'companyDesk.toShortlist')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          go({ companyView: 'enquire', about: [space.id] });
        }}
      >
        {t('companyDesk.enquire')}
      </Button>
      {error !== null && <Problem problem={error} />}
    </div>
  );
}
