import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { COST_YEARS_MAX } from '#shared/occupancyCost.ts';
import { useEditing } from './editing.ts';
import { withField } from './edits.ts';
import { type Field } from './fields.ts';
import { FieldOf } from './form/FieldOf.tsx';

/** For how many years the company plans: the term of its lease. */
export function HorizonInput(): ReactElement {
  const { t } = useTranslation();
  const { requirement, change } = useEditing();
  return (
    <FieldOf
      criterion="horizon"
      field={FIELD}
      label={t('requirement.horizonYears')}
      value={requirement.horizonYears}
      onChange={(years) => {
        const isPossible = typeof years === 'number' && years >= YEARS_MIN && years <= COST_YEARS_MAX;
        if (years === undefined || isPossible) {
          change(withField(requirement, 'horizonYears', isPossible ? years : undefined), 'horizonYears');
        }
      }}
    />
  );
}

const YEARS_MIN = 1;
const FIELD: Field = {
  name: 'horizonYears',
  kind: 'number',
  required: false,
  integer: true,
  min: YEARS_MIN,
  max: COST_YEARS_MAX,
};
