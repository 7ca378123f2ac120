import { Button, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Listing, type ListingMove, type ListingState, TAKEN } from '#shared/listing.ts';
import { moveFaults } from '#shared/listingFaults.ts';
import { today } from '#client/app/clock.ts';
import styles from './desk.module.css';

interface Props {
  readonly to: ListingState;
  readonly listing: Listing;
  readonly onMove: (move: ListingMove) => void;
}

/** Asks for whom a space is held, negotiated or let, and until when it is held. */
export function TakingForm({ to, listing, onMove }: Props): ReactElement {
  const { t } = useTranslation();
  const isKnown = TAKEN.has(listing.state) && listing.taking?.taker !== undefined;
  const [until, setUntil] = useState(listing.taking?.until ?? '');
  const [name, setName] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const isHold = to === 'held';
  const faults = { until: isHold && isWrong(until), name: isHold && !isKnown && name.trim() === '' };
  return (
    <form
      className={styles['taking']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setWasSent(true);
        if (!faults.until && !faults.name) onMove(moveOf(to, { until, name: name.trim() }));
      }}
    >
      {isHold && (
        <TextInput
          type="date"
          label={t('operator.until')}
          value={until}
          required
          error={wasSent && faults.until && t('operator.untilFault')}
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
          required={isHold}
          error={wasSent && faults.name && t('operator.forWhomFault')}
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

function isWrong(until: string): boolean {
  return until === '' || moveFaults({ until }, today()).length > 0;
}

function moveOf(to: ListingState, { until, name }: { readonly until: string; readonly name: string }): ListingMove {
  return { to, ...(to === 'held' && { until }), ...(name !== '' && { taker: { name } }) };
}
