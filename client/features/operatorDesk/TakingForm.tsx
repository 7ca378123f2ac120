import { Button, Select, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Listing, type ListingMove, type ListingState, TAKEN } from '#shared/listing.ts';
import { moveFaults } from '#shared/listingFaults.ts';
import { today } from '#client/app/clock.ts';
import { useEnquiries } from './enquiryQueries.ts';
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
  const [enquiryId, setEnquiryId] = useState<string>();
  const [wasSent, setWasSent] = useState(false);
  const faults = faultsOf({ to, listing }, { until, name, enquiryId });
  return (
    <form
      className={styles['taking']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setWasSent(true);
        if (!faults.until && !faults.name) onMove(moveOf(to, { until, name: name.trim(), enquiryId }));
      }}
    >
      {to === 'held' && <UntilField until={until} isFault={wasSent && faults.until} onChange={setUntil} />}
      {!isTakerKnown(listing) && (
        <>
          <EnquiryChoice spaceId={listing.id} chosen={enquiryId} onChoose={setEnquiryId} />
          <NameField
            name={name}
            isNeeded={to === 'held' && enquiryId === undefined}
            isFault={wasSent && faults.name}
            onChange={setName}
          />
        </>
      )}
      <Button type="submit" size="sm">
        {t(`operator.moves.${to}`)}
      </Button>
    </form>
  );
}

function NameField({
  name,
  isNeeded,
  isFault,
  onChange,
}: {
  readonly name: string;
  readonly isNeeded: boolean;
  readonly isFault: boolean;
  readonly onChange: (name: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('operator.forWhom')}
      description={t('operator.forWhomHint')}
      value={name}
      maxLength={120}
      required={isNeeded}
      error={isFault && t('operator.forWhomFault')}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
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
  readonly enquiryId: string | undefined;
}

/** Whoever has the space in hand already keeps it. */
function isTakerKnown({ state, taking }: Listing): boolean {
  return TAKEN.has(state) && taking?.taker !== undefined;
}

function faultsOf(
  { to, listing }: Pick<Props, 'to' | 'listing'>,
  { until, name, enquiryId }: Entered,
): Readonly<Record<'until' | 'name', boolean>> {
  if (to !== 'held') return { until: false, name: false };
  return { until: isWrong(until), name: !isTakerKnown(listing) && enquiryId === undefined && name.trim() === '' };
}

function isWrong(until: string): boolean {
  return until === '' || moveFaults({ until }, today()).length > 0;
}

function moveOf(to: ListingState, { until, name, enquiryId }: Entered): ListingMove {
  const taker = { ...(name !== '' && { name }), ...(enquiryId !== undefined && { enquiryId }) };
  return { to, ...(to === 'held' && { until }), ...(Object.keys(taker).length > 0 && { taker }) };
}

/** The enquiries that ask for the space; nothing where none does. */
function EnquiryChoice({
  spaceId,
  chosen,
  onChoose,
}: {
  readonly spaceId: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}): ReactElement | null {
  const { t } = useTranslation();
  const enquiries = (useEnquiries().data ?? []).filter(({ parts }) =>
    parts.some(({ spaceIds, state }) => spaceIds.includes(spaceId) && state !== 'withdrawn'),
  );
  if (enquiries.length === 0) return null;
  return (
    <Select
      label={t('operator.fromEnquiry')}
      description={t('operator.fromEnquiryHint')}
      data={enquiries.map(({ id, companyName }) => ({ value: id, label: companyName }))}
      value={chosen ?? null}
      clearable
      onChange={(id) => {
        onChoose(id ?? undefined);
      }}
    />
  );
}
