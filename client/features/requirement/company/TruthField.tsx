import { SegmentedControl } from '@mantine/core';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './company.module.css';

interface Props {
  readonly label: string;
  readonly value: boolean | undefined;
  readonly onChange: (value: boolean | undefined) => void;
}

/** Yes, no, or not said: three different answers. */
export function TruthField({ label, value, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const states = [
    { value: 'yes', label: t('criteria.values.yes') },
    { value: 'no', label: t('criteria.values.no') },
    { value: 'unsaid', label: t('requirement.notSaid') },
  ];
  return (
    <div className={styles['truth']}>
      <span id={id}>{label}</span>
      <SegmentedControl
        size="xs"
        aria-labelledby={id}
        data={states}
        value={stateOf(value)}
        onChange={(state) => {
          onChange(state === 'unsaid' ? undefined : state === 'yes');
        }}
      />
    </div>
  );
}

function stateOf(value: boolean | undefined): 'yes' | 'no' | 'unsaid' {
  if (value === undefined) return 'unsaid';
  return value ? 'yes' : 'no';
}
