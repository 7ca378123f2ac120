import { NumberInput } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { type FieldProps, errorOf } from './fieldProps.ts';
import { enteredUnit, toShown, toStored } from './shownNumber.ts';

/** A number with the unit that its name ends with. */
export function NumberField({ field, label, value, error, onChange }: FieldProps<'number'>): ReactElement {
  const { t } = useTranslation();
  const { areaUnit } = useSpeaking();
  const unit = enteredUnit(field, areaUnit);
  const least = field.min ?? field.above;
  return (
    <NumberInput
      size="sm"
      label={unit === undefined ? label : t('requirement.labelWithUnit', { label, unit: t(`units.bare.${unit.id}`) })}
      value={typeof value === 'number' ? toShown(value, unit) : ''}
      onChange={(shown) => {
        if (typeof shown === 'number') onChange(toStored(shown, unit, field.integer));
        else if (shown === '') onChange(undefined);
      }}
      {...(least === undefined ? {} : { min: toShown(least, unit) })}
      {...(field.max === undefined ? {} : { max: toShown(field.max, unit) })}
      allowDecimal={!field.integer || unit !== undefined}
      decimalScale={4}
      thousandSeparator=","
      clampBehavior="none"
      hideControls
      required={field.required}
      {...errorOf(error)}
    />
  );
}
