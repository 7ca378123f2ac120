import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { moveListing } from '#shared/listingEndpoints.ts';
import { type Listing, type ListingMove, type ListingState, TAKEN, type Taker } from '#shared/listing.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { dayText } from '#client/explain/day.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { useWritten } from './deskQueries.ts';
import { TakingForm } from './TakingForm.tsx';
import styles from './desk.module.css';

/** The states that a space may be brought to now, as buttons; for holding and letting it asks for whom. */
export function StateMenu({ listing }: { readonly listing: Listing }): ReactElement {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<ListingState>();
  const { mutate, error, isPending, isSuccess } = useWritten((move: ListingMove) =>
    call(moveListing, {
      params: { id: listing.id },
      headers: { 'if-match': `"${listing.revision}"` },
      body: move,
    }),
  );
  const move = (sent: ListingMove): void => {
    setAsked(undefined);
    mutate(sent);
  };
  return (
    <section aria-label={t('operator.stateMenu')} className={styles['states']}>
      <p>
        <strong>{t('operator.stateNow', { state: t(`operator.states.${listing.state}`) })}</strong>{' '}
        <TakingText listing={listing} />
      </p>
      <div className={styles['buttons']} role="group" aria-label={t('operator.moveTo')}>
        {listing.moves.map((to) => (
          <Button
            key={to}
            size="xs"
            variant={asked === to ? 'filled' : 'default'}
            disabled={isPending}
            aria-expanded={TAKEN.has(to) ? asked === to : undefined}
            onClick={() => {
              if (TAKEN.has(to)) setAsked(asked === to ? undefined : to);
              else move({ to });
            }}
          >
            {t(`operator.moves.${to}`)}
          </Button>
        ))}
      </div>
      {asked !== undefined && <TakingForm key={asked} to={asked} listing={listing} onMove={move} />}
      {error !== null && <Problem problem={error} />}
      <p role="status" className="pf-unseen">
        {isSuccess && t('operator.moved', { state: t(`operator.states.${listing.state}`) })}
      </p>
    </section>
  );
}

/** Who has the space in hand, as far as the reader may know. */
function TakingText({ listing: { taking } }: { readonly listing: Listing }): ReactElement | null {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  if (taking === undefined) return null;
  const { until, taker } = taking;
  const parts = [
    until === undefined ? '' : t('operator.untilDay', { day: dayText(until, language) }),
    taker === undefined ? '' : takerText(t, taker),
  ];
  return <span className="pf-quiet">{parts.filter((part) => part !== '').join(' · ')}</span>;
}

function takerText(t: TFunction, { name }: Taker): string {
  return name === undefined ? t('operator.forEnquiry') : t('operator.forName', { name });
}
