import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { findIncentives } from '#shared/incentiveEndpoints.ts';
import { type Lead } from '#shared/lead.ts';
import { findMatches } from '#shared/matchEndpoints.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { sumText } from '#client/explain/policyFact.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { MatchRow } from '../matches/MatchRow.tsx';
import styles from './Officer.module.css';

interface Props {
  readonly requirement: OpenRequirement;
  readonly places: readonly string[];
}

/** What can be offered to a lead that has a requirement: spaces that fit best, and what policies promise at its places. */
export function LeadOffers({ lead: { requirement, places } }: { readonly lead: Lead }): ReactElement {
  const { t } = useTranslation();
  return (
    <section className={styles['part']}>
      <h3>{t('officer.offers')}</h3>
      {requirement === undefined ? (
        <p className="pf-quiet">{t('officer.noRequirement')}</p>
      ) : (
        <>
          <Matches requirement={requirement} places={places} />
          <Incentives requirement={requirement} places={places} />
          <Link to="/" search={(before) => ({ ...before, requirement, space: undefined })}>
            {t('officer.openMatches')}
          </Link>
        </>
      )}
    </section>
  );
}

/** As many as are read out on the telephone. */
const SHOWN = 5;

function Matches({ requirement }: Props): ReactElement {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['lead-matches', requirement],
    queryFn: ({ signal }) => call(findMatches, { query: { limit: SHOWN }, body: requirement }, signal),
  });
  if (error !== null) return <Problem problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={120} />;
  if (data.results.length === 0) return <p>{t('officer.noMatches')}</p>;
  return (
    <ol className={styles['entries']} aria-label={t('officer.matches')}>
      {data.results.map((match) => (
        <li key={match.space.id}>
          <MatchRow rank={match.rank} judged={match} />
        </li>
      ))}
    </ol>
  );
}

function Incentives({ requirement, places }: Props): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { data, error, refetch } = useQuery({
    queryKey: ['lead-incentives', requirement, places],
    queryFn: ({ signal }) => {
      const sites = places.map((placeId) => ({ placeId }));
      return call(findIncentives, { body: { requirement, sites } }, signal);
    },
  });
  if (error !== null) return <Problem problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={48} />;
  return (
    <ul className={styles['entries']} aria-label={t('officer.incentives')}>
      {data.items.map(({ incentives: { confirmed, possible } }, at) => (
        <li key={places[at]} className="pf-number">
          {t('officer.promised', {
            place: speaking.nameOf(places[at] ?? '') ?? places[at],
            confirmed: sumText(confirmed.totalFen, speaking),
            possible: sumText(possible.totalFen, speaking),
          })}
        </li>
      ))}
    </ul>
  );
}
