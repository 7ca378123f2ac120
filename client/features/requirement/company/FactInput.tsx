import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { COMPANY_FACTS } from '#shared/policy/facts.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { policyFactName, policyWord } from '#client/explain/policyFact.ts';
import { useEditing } from '../editing.ts';
import { withCompany } from '../edits.ts';
import { wordsOf } from '../form/fieldProps.ts';
import { FieldOf } from '../form/FieldOf.tsx';
import { usePlaceOptions } from '../form/placeOptions.ts';
import { type CompanyFact, type FactField, factField } from './factFields.ts';
import { TruthField } from './TruthField.tsx';

interface InputProps {
  readonly fact: CompanyFact;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** The input for a fact of the company, which edits the requirement; what cannot be is not taken over. */
export function FactInput({ fact }: { readonly fact: CompanyFact }): ReactElement {
  const { requirement, change } = useEditing();
  const { say } = useSpeaking();
  const set = (entered: unknown): void => {
    const read = COMPANY_FACTS[fact].optional().safeParse(entered);
    if (read.success) change(withCompany(requirement, fact, read.data), `company.${fact}`);
  };
  return (
    <InputOf
      field={factField(fact)}
      fact={fact}
      label={policyFactName(say, fact)}
      value={requirement.company?.[fact]}
      onChange={set}
    />
  );
}

function InputOf({ field, ...rest }: InputProps & { readonly field: FactField }): ReactElement {
  const { fact, label, value, onChange } = rest;
  switch (field.kind) {
    case 'truth':
      return <TruthField label={label} value={typeof value === 'boolean' ? value : undefined} onChange={onChange} />;
    case 'choice':
      return <Choice options={field.options} {...rest} />;
    case 'choices':
      return <Choices options={field.options} {...rest} />;
    case 'place':
      return <PlaceInput {...rest} />;
    case 'day':
    case 'number':
      return (
        <FieldOf
          criterion="company"
          field={{ ...field, name: fact, required: false }}
          {...{ label, value, onChange }}
        />
      );
  }
}

function Choice({
  fact,
  label,
  value,
  onChange,
  options,
}: InputProps & { readonly options: readonly string[] }): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  return (
    <Select
      size="sm"
      label={label}
      placeholder={t('requirement.notSaid')}
      data={options.map((option) => ({ value: option, label: policyWord(say, fact, option) }))}
      value={typeof value === 'string' ? value : null}
      onChange={(chosen) => {
        onChange(chosen ?? undefined);
      }}
      clearable
      comboboxProps={IN_PLACE}
    />
  );
}

/** A list that is given is complete, so that none is an answer of its own. */
function Choices({
  fact,
  label,
  value,
  onChange,
  options,
}: InputProps & { readonly options: readonly string[] }): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const words = wordsOf(value);
  const isNone = value !== undefined && words.length === 0;
  return (
    <div>
      <MultiSelect
        size="sm"
        label={label}
        placeholder={value === undefined ? t('requirement.notSaid') : ''}
        data={options.map((option) => ({ value: option, label: policyWord(say, fact, option) }))}
        value={words}
        onChange={(chosen) => {
          onChange(chosen.length === 0 ? undefined : chosen);
        }}
        disabled={isNone}
        searchable
        comboboxProps={IN_PLACE}
      />
      <Checkbox
        size="sm"
        mt={6}
        label={t('requirement.noneOf', { label })}
        checked={isNone}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.checked ? [] : undefined);
        }}
      />
    </div>
  );
}

function PlaceInput({ label, value, onChange }: InputProps): ReactElement {
  const { t } = useTranslation();
  const groups = usePlaceOptions();
  return (
    <Select
      size="sm"
      label={label}
      placeholder={t('requirement.notSaid')}
      data={[...groups]}
      value={typeof value === 'string' ? value : null}
      onChange={(chosen) => {
        onChange(chosen ?? undefined);
      }}
      searchable
      clearable
      comboboxProps={IN_PLACE}
    />
  );
}

/** The list opens inside the editor's own layer, so that choosing from it does not count as a click outside. */
const IN_PLACE = { withinPortal: false } as const;
