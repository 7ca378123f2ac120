import { TextInput } from '@mantine/core';
import { type ReactElement } from 'react';
import { type Field } from '../fields.ts';
import { ChoiceField, ChoicesField, FlagField, PlacesField, ResourcesField, WordsField } from './choiceFields.tsx';
import { type FieldProps, errorOf } from './fieldProps.ts';
import { NumberField } from './NumberField.tsx';
import { PositionField, RegionField } from './placeFields.tsx';

/** The input for a parameter, by its kind. */
// eslint-disable-next-line complexity -- one case for each kind and nothing else
export function FieldOf({ field, ...rest }: FieldProps<Field['kind']>): ReactElement {
  switch (field.kind) {
    case 'number':
      return <NumberField field={field} {...rest} />;
    case 'choice':
      return <ChoiceField field={field} {...rest} />;
    case 'choices':
      return <ChoicesField field={field} {...rest} />;
    case 'words':
      return <WordsField field={field} {...rest} />;
    case 'places':
      return <PlacesField field={field} {...rest} />;
    case 'resources':
      return <ResourcesField field={field} {...rest} />;
    case 'flag':
      return <FlagField field={field} {...rest} />;
    case 'position':
      return <PositionField field={field} {...rest} />;
    case 'region':
      return <RegionField field={field} {...rest} />;
    case 'day':
    case 'text':
      return <TextField isDay={field.kind === 'day'} field={{ ...field, kind: 'text' }} {...rest} />;
  }
}

function TextField({
  isDay,
  field,
  label,
  value,
  error,
  onChange,
}: FieldProps<'text'> & { readonly isDay: boolean }): ReactElement {
  return (
    <TextInput
      size="sm"
      type={isDay ? 'date' : 'text'}
      label={label}
      value={typeof value === 'string' ? value : ''}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value === '' ? undefined : currentTarget.value);
      }}
      required={field.required}
      {...errorOf(error)}
    />
  );
}
