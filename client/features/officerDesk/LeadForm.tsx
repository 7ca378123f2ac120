import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaBand } from '#shared/areaBand.ts';
import { SectorId } from '#shared/vocabulary.ts';
import { useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Clashes } from '#client/ui/Clashes.tsx';
import { useWriting } from '#client/ui/useWriting.ts';
import { leadValueText } from './leadTelling.ts';
import { type WrittenLead } from './writtenLead.ts';
import { PlacesInput } from './PlacesInput.tsx';
import styles from './Officer.module.css';

interface Props {
  readonly written: WrittenLead;
  readonly onWrite: (part: Partial<WrittenLead>) => void;
}

const FEN_PER_YUAN = 100;
const NEED_MAX = 4000;
const USE_MAX = 1000;

/** What is known of a lead, each field empty where it is not. */
export function LeadFields({ written, onWrite: set }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        size="sm"
        label={t('officer.company')}
        maxLength={120}
        value={written.companyName}
        onChange={({ currentTarget }) => {
          set({ companyName: currentTarget.value });
        }}
      />
      <PlacesInput
        label={t('officer.places')}
        value={written.places}
        onChange={(places) => {
          set({ places });
        }}
      />
      <Choices written={written} set={set} />
      <Textarea
        size="sm"
        label={t('officer.need')}
        autosize
        minRows={2}
        maxLength={NEED_MAX}
        value={written.need}
        onChange={({ currentTarget }) => {
          set({ need: currentTarget.value });
        }}
      />
      <TextInput
        size="sm"
        label={t('officer.use')}
        maxLength={USE_MAX}
        value={written.use}
        onChange={({ currentTarget }) => {
          set({ use: currentTarget.value });
        }}
      />
    </>
  );
}

function Choices({
  written,
  set,
}: {
  readonly written: WrittenLead;
  readonly set: (changed: Partial<WrittenLead>) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const sectors = useSectors().data ?? [];
  const { expectedAnnualTaxFen } = written;
  return (
    <div className={styles['row']}>
      <Select
        size="sm"
        label={t('officer.sector')}
        data={sectors.map((sector) => ({ value: sector.id, label: sector[language === 'zh-CN' ? 'zh' : 'en'] }))}
        value={written.sector ?? null}
        clearable
        searchable
        onChange={(chosen) => {
          set({ sector: SectorId.options.find((id) => id === chosen) });
        }}
      />
      <Select
        size="sm"
        label={t('officer.areaBand')}
        data={AreaBand.options.map((band) => ({ value: band, label: t(`officer.areaBands.${band}`) }))}
        value={written.areaBand ?? null}
        clearable
        onChange={(chosen) => {
          set({ areaBand: AreaBand.options.find((band) => band === chosen) });
        }}
      />
      <NumberInput
        size="sm"
        label={t('officer.tax')}
        min={0}
        decimalScale={2}
        thousandSeparator=","
        hideControls
        value={expectedAnnualTaxFen === undefined ? '' : expectedAnnualTaxFen / FEN_PER_YUAN}
        onChange={(entered) => {
          const yuan = typeof entered === 'number' ? entered : undefined;
          set({ expectedAnnualTaxFen: yuan === undefined ? undefined : Math.round(yuan * FEN_PER_YUAN) });
        }}
      />
    </div>
  );
}

/** Edits what is known, as it is now; `onSave` gets what is written. */
export function LeadForm({
  present,
  onSave,
  onCancel,
  isPending,
}: {
  readonly present: WrittenLead;
  readonly onSave: (written: WrittenLead) => void;
  readonly onCancel: () => void;
  readonly isPending: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const sectors = useSectors().data ?? [];
  const { shown, write, ...clashing } = useWriting(present);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(shown);
      }}
    >
      <LeadFields written={shown} onWrite={write} />
      <Clashes
        {...clashing}
        fieldName={(field) => t(`officer.fields.${field}`)}
        valueText={(field, value) => leadValueText(field, value, { speaking, sectors, owners: [] })}
      />
      <div className={styles['buttons']}>
        <Button
          type="submit"
          size="sm"
          loading={isPending}
          disabled={shown.places.length === 0 || clashing.clashes.length > 0}
        >
          {t('officer.save')}
        </Button>
        <Button size="sm" variant="default" onClick={onCancel}>
          {t('officer.cancel')}
        </Button>
      </div>
    </form>
  );
}
