import { NumberInput, TagsInput } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { listOf } from '../document.ts';
import { type FieldPlace, useInput } from './fieldPlace.ts';

const FEN_PER_YUAN = 100;

/** A number by itself, or money, which is kept in fen and entered in yuan. */
export function NumberField({ isMoney = false, ...place }: FieldPlace & { readonly isMoney?: boolean }): ReactElement {
  const { t } = useTranslation();
  const { props, value, set } = useInput(place);
  const factor = isMoney ? FEN_PER_YUAN : 1;
  return (
    <NumberInput
      {...props}
      label={isMoney ? t('requirement.labelWithUnit', { label: props.label, unit: t('drafts.yuan') }) : props.label}
      value={typeof value === 'number' ? value / factor : ''}
      onChange={(entered) => {
        if (typeof entered === 'number') set(isMoney ? Math.round(entered * factor) : entered);
        else if (entered === '') set(undefined);
      }}
      decimalScale={isMoney ? 2 : 4}
      thousandSeparator=","
      clampBehavior="none"
      hideControls
    />
  );
}

/** Several numbers in their order. */
export function NumbersField(place: FieldPlace): ReactElement {
  const { t } = useTranslation();
  const { props, value, set } = useInput(place);
  return (
    <TagsInput
      {...props}
      description={t(`drafts.hints.${place.name}`)}
      value={listOf(value).map(String)}
      onChange={(words) => {
        const numbers = words.map(Number).filter(Number.isFinite);
        set(numbers.length === 0 ? undefined : numbers);
      }}
      allowDuplicates
      splitChars={[',', '，', ' ', '、']}
      acceptValueOnBlur
    />
  );
}
