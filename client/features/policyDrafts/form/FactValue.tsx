import { MultiSelect, Select } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type FactId } from '#shared/policy/facts.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { policyWord } from '#client/explain/policyFact.ts';
import { factField } from '#client/features/requirement/company/factFields.ts';
import { FieldOf } from '#client/features/requirement/form/FieldOf.tsx';
import { usePlaceOptions } from '#client/features/requirement/form/placeOptions.ts';
import { listOf, textOf } from '../document.ts';

interface Props {
  readonly fact: FactId;
  readonly label: string;
  /** Whether several words are given; a list of facts takes several by itself. */
  readonly isList: boolean;
  readonly value: unknown;
  readonly isReadOnly: boolean;
  /** Undefined where nothing is entered. */
  readonly onChange: (value: unknown) => void;
}

/** A value of a fact, or several, entered by what the fact is. */
export function FactValue(props: Props): ReactElement {
  const { fact, label, value, isReadOnly, onChange } = props;
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const places = usePlaceOptions();
  const field = factField(fact);
  switch (field.kind) {
    case 'truth':
      return (
        <Select
          size="sm"
          label={label}
          data={[
            { value: 'true', label: t('criteria.values.yes') },
            { value: 'false', label: t('criteria.values.no') },
          ]}
          value={typeof value === 'boolean' ? String(value) : null}
          readOnly={isReadOnly}
          onChange={(chosen) => {
            onChange(chosen === null ? undefined : chosen === 'true');
          }}
        />
      );
    case 'choice':
    case 'choices':
      return (
        <Words {...props} data={field.options.map((word) => ({ value: word, label: policyWord(say, fact, word) }))} />
      );
    case 'place':
      return <Words {...props} data={places} />;
    case 'day':
    case 'number':
      return (
        <fieldset disabled={isReadOnly} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
          <FieldOf
            criterion="company"
            field={{ ...field, name: fact, required: false }}
            {...{ label, value, onChange }}
          />
        </fieldset>
      );
  }
}

interface Option {
  readonly value: string;
  readonly label: string;
}

interface WordsProps extends Props {
  readonly data: readonly (Option | { readonly group: string; readonly items: Option[] })[];
}

function Words({ data, label, isList, value, isReadOnly, onChange }: WordsProps): ReactElement {
  const rest = { size: 'sm', label, data: [...data], readOnly: isReadOnly, searchable: true } as const;
  if (isList) {
    return (
      <MultiSelect
        {...rest}
        value={listOf(value).map(textOf)}
        onChange={(chosen) => {
          onChange(chosen.length === 0 ? undefined : chosen);
        }}
      />
    );
  }
  return (
    <Select
      {...rest}
      value={typeof value === 'string' ? value : null}
      onChange={(chosen) => {
        onChange(chosen ?? undefined);
      }}
    />
  );
}
