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
  const [until, setUntil] = useState(listing.taking?.until ?? '');
  const [name, setName] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const faults = faultsOf({ to, listing }, { until, name });
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
      {to === 'held' && <UntilField until={until} isFault={wasSent && faults.until} onChange={setUntil} />}
      {!isTakerKnown(listing) && (
        <TextInput
          label={t('operator.forWhom')}
          description={t('operator.forWhomHint')}
          value={name}
          maxLength={120}
          required={to === 'held'}
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

function UntilField({
  until,
  isFault,
  onChange,
}: {
  readonly until: string;
  readonly isFault: boolean;
  readonly onChange: (until: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <TextInput
      type="date"
      label={t('operator.until')}
      value={until}
      required
      error={isFault && t('operator.untilFault')}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}

interface Entered {
  readonly until: string;
  readonly name: string;
}

/** Whoever has the space in hand already keeps it. */
function isTakerKnown({ state, taking }: Listing): boolean {
  return TAKEN.has(state) && taking?.taker !== undefined;
}

function faultsOf(
  { to, listing }: Pick<Props, 'to' | 'listing'>,
  { until, name }: Entered,
): Readonly<Record<keyof Entered, boolean>> {
  if (to !== 'held') return { until: false, name: false };
  return { until: isWrong(until), name: !isTakerKnown(listing) && name.trim() === '' };
}

function isWrong(until: string): boolean {
  return until === '' || moveFaults({ until }, today()).length > 0;
}

function moveOf(to: ListingState, { until, name }: Entered): ListingMove {
  return { to, ...(to === 'held' && { until }), ...(name !== '' && { taker: { name } }) };
}
