import { Checkbox } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldOf } from '#client/features/requirement/form/FieldOf.tsx';
import { type FactField as Fact } from './factFields.ts';
import styles from './desk.module.css';

interface Props {
  readonly fact: Fact;
  readonly value: unknown;
  readonly error: string | undefined;
  /** Undefined: not known. */
  readonly onChange: (value: unknown) => void;
}

/** One fact: a value, none where that can be said, or not known, which is an empty field. */
export function FactField({ fact, value, error, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const { name, field, none, criterion } = fact;
  const label = t(`criteria.facts-of-space.${name}`);
  const isNone = none !== undefined && JSON.stringify(value) === JSON.stringify(none);
  const hint = isNone ? 'operator.none' : value === undefined ? 'operator.notKnown' : undefined;
  return (
    <div className={styles['fact']}>
      <FieldOf
        field={field}
        criterion={criterion}
        label={label}
        value={isNone ? undefined : value}
        error={error}
        onChange={onChange}
      />
      <div className={styles['known']}>
        {none !== undefined && (
          <Checkbox
            size="sm"
            label={t('operator.none')}
            aria-label={t('operator.noneOf', { fact: label })}
            checked={isNone}
            onChange={({ currentTarget }) => {
              onChange(currentTarget.checked ? none : undefined);
            }}
          />
        )}
        {hint === 'operator.notKnown' && <span className="pf-quiet">{t(hint)}</span>}
      </div>
    </div>
  );
}
