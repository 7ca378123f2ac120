import { Button, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moveListing } from '#shared/listingEndpoints.ts';
import { type Listing, type ListingMove, type ListingState, TAKEN } from '#shared/listing.ts';
import { moveFaults } from '#shared/listingFaults.ts';
import { call } from '#client/app/api.ts';
import { today } from '#client/app/clock.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { useWritten } from './deskQueries.ts';
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
  if (taking === undefined) return null;
  const { until, taker } = taking;
  const parts = [
    ...(until === undefined ? [] : [t('operator.untilDay', { day: until })]),
    ...(taker?.name === undefined ? [] : [t('operator.forName', { name: taker.name })]),
    ...(taker?.name === undefined && taker?.enquiryId !== undefined ? [t('operator.forEnquiry')] : []),
  ];
  return <span className="pf-quiet">{parts.join(' · ')}</span>;
}

interface TakingProps {
  readonly to: ListingState;
  readonly listing: Listing;
  readonly onMove: (move: ListingMove) => void;
}

function TakingForm({ to, listing: { state, taking }, onMove }: TakingProps): ReactElement {
  const { t } = useTranslation();
  const isKnown = TAKEN.has(state) && taking?.taker !== undefined;
  const [until, setUntil] = useState(taking?.until ?? '');
  const [name, setName] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const needsTaker = to === 'held' && !isKnown;
  const isUntilWrong = to === 'held' && (until === '' || moveFaults({ until }, today()).length > 0);
  const isNameMissing = needsTaker && name.trim() === '';
  return (
    <form
      className={styles['taking']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setWasSent(true);
        if (isUntilWrong || isNameMissing) return;
        onMove({
          to,
          ...(to === 'held' && { until }),
          ...(name.trim() !== '' && { taker: { name: name.trim() } }),
        });
      }}
    >
      {to === 'held' && (
        <TextInput
          type="date"
          label={t('operator.until')}
          value={until}
          required
          error={wasSent && isUntilWrong ? t('operator.untilFault') : undefined}
          onChange={({ currentTarget }) => {
            setUntil(currentTarget.value);
          }}
        />
      )}
      {!isKnown && (
        <TextInput
          label={t('operator.forWhom')}
          description={t('operator.forWhomHint')}
          value={name}
          maxLength={120}
          required={needsTaker}
          error={wasSent && isNameMissing ? t('operator.forWhomFault') : undefined}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value);
          }}
        />
      )}
      <Button type="submit" size="sm">
        {t(`operator.moves.${to}`)}
      </Button>
    </form>
  );
}
