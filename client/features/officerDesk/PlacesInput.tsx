import { MultiSelect } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlaceOptions } from '../requirement/form/placeOptions.ts';

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly value: readonly string[];
  readonly onChange: (places: string[]) => void;
}

/** Most places of a lead, as the server takes them. */
const PLACES_MAX = 10;

/** Cities and districts where somebody may settle; at least one. */
export function PlacesInput({ label, description, value, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const options = usePlaceOptions();
  return (
    <MultiSelect
      size="sm"
      label={label}
      description={description}
      placeholder={value.length === 0 ? t('officer.choosePlaces') : ''}
      data={options}
      value={[...value]}
      maxValues={PLACES_MAX}
      searchable
      required
      onChange={onChange}
    />
  );
}
