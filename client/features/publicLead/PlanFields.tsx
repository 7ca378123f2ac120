import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SectorId } from '#shared/vocabulary.ts';
import { useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { PlacesInput } from '../officerDesk/PlacesInput.tsx';
import { type WrittenPlan } from './plan.ts';

interface Props {
  readonly plan: WrittenPlan;
  readonly onChange: (plan: WrittenPlan) => void;
}

const FEN_PER_YUAN = 100;

/** What somebody plans: where, what for, how much. */
export function PlanFields({ plan, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('publicLead.company')}
        required
        minLength={2}
        maxLength={120}
        autoComplete="organization"
        value={plan.companyName}
        onChange={({ currentTarget }) => {
          onChange({ ...plan, companyName: currentTarget.value });
        }}
      />
      <PlacesInput
        label={t('publicLead.places')}
        description={t('publicLead.placesHint')}
        value={plan.places}
        onChange={(places) => {
          onChange({ ...plan, places });
        }}
      />
      <Textarea
        label={t('publicLead.need')}
        description={t('publicLead.needHint')}
        required
        autosize
        minRows={3}
        maxLength={4000}
        value={plan.need}
        onChange={({ currentTarget }) => {
          onChange({ ...plan, need: currentTarget.value });
        }}
      />
      <TextInput
        label={t('publicLead.use')}
        required
        maxLength={1000}
        value={plan.use}
        onChange={({ currentTarget }) => {
          onChange({ ...plan, use: currentTarget.value });
        }}
      />
      <Optional plan={plan} onChange={onChange} />
    </>
  );
}

function Optional({ plan, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const sectors = useSectors().data ?? [];
  const { expectedAnnualTaxFen } = plan;
  return (
    <>
      <Select
        label={t('publicLead.sector')}
        data={sectors.map((sector) => ({ value: sector.id, label: sector[language === 'zh-CN' ? 'zh' : 'en'] }))}
        value={plan.sector ?? null}
        clearable
        searchable
        onChange={(chosen) => {
          onChange({ ...plan, sector: SectorId.options.find((id) => id === chosen) });
        }}
      />
      <NumberInput
        label={t('publicLead.tax')}
        min={0}
        decimalScale={2}
        thousandSeparator=","
        hideControls
        value={expectedAnnualTaxFen === undefined ? '' : expectedAnnualTaxFen / FEN_PER_YUAN}
        onChange={(entered) => {
          const fen = typeof entered === 'number' ? Math.round(entered * FEN_PER_YUAN) : undefined;
          onChange({ ...plan, expectedAnnualTaxFen: fen });
        }}
      />
    </>
  );
}
