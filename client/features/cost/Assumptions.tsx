import { ActionIcon, Button, Select, Switch } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type AssumptionId, PaymentTiming, type UsedAssumption } from '#shared/occupancyCost.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { assumptionText } from '#client/explain/cost.ts';
import { Tag } from '#client/ui/Tag.tsx';
import { useEditing } from '../requirement/editing.ts';
import { FieldOf } from '../requirement/form/FieldOf.tsx';
import { withAssumption } from './assumptionEdits.ts';
import styles from './Cost.module.css';

/** What the cost assumes: each with its basis, to be changed, and back to its default. */
export function Assumptions({ assumptions }: { readonly assumptions: readonly UsedAssumption[] }): ReactElement {
  const { t } = useTranslation();
  const { requirement, change } = useEditing();
  const changed = assumptions.filter(({ isDefault }) => !isDefault).length;
  return (
    <details className={styles['assumptions']}>
      <summary>{t('cost.assumptions', { count: assumptions.length, changed })}</summary>
      <ul>
        {assumptions.map((assumption) => (
          <li key={assumption.id}>
            <Assumption assumption={assumption} />
          </li>
        ))}
      </ul>
      {changed > 0 && (
        <Button
          size="xs"
          variant="default"
          className="pf-no-print"
          onClick={() => {
            change(withAssumption(requirement, undefined, undefined));
          }}
        >
          {t('cost.resetAll')}
        </Button>
      )}
    </details>
  );
}

function Assumption({ assumption }: { readonly assumption: UsedAssumption }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { requirement, change } = useEditing();
  const { id, isDefault, basis } = assumption;
  const name = t(`cost.names.${id}`);
  const set = (value: unknown): void => {
    change(withAssumption(requirement, id, value), `cost.${id}`);
  };
  return (
    <div className={styles['assumption']}>
      <div className={styles['assumed']}>
        <span className="pf-number">
          <strong>{name}</strong> {assumptionText(assumption, speaking)}
        </span>
        <Tag
          look={isDefault ? 'dashed' : 'filled'}
          {...(basis === undefined ? {} : { title: t(`requirement.basis.${basis}`) })}
        >
          {t(isDefault ? 'cost.assumption' : 'cost.yours')}
        </Tag>
      </div>
      <div className={`${styles['edit'] ?? ''} pf-no-print`}>
        <Input id={id} label={name} value={assumption.value} given={requirement.costAssumptions?.[id]} onChange={set} />
        {!isDefault && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('cost.reset', { name })}
            title={t('cost.reset', { name })}
            onClick={() => {
              change(withAssumption(requirement, id, undefined));
            }}
          >
            <IconArrowBackUp size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
    </div>
  );
}

interface InputProps {
  readonly id: AssumptionId;
  readonly label: string;
  readonly value: UsedAssumption['value'];
  /** What the requirement says, where it does. */
  readonly given: unknown;
  readonly onChange: (value: unknown) => void;
}

/** One number stands for both ends of a range. */
function Input({ id, label, value, given, onChange }: InputProps): ReactElement {
  const { t } = useTranslation();
  if (typeof value === 'boolean') {
    return (
      <Switch
        size="sm"
        label={label}
        checked={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.checked);
        }}
      />
    );
  }
  if (typeof value === 'string') {
    return (
      <Select
        size="sm"
        label={label}
        data={PaymentTiming.options.map((timing) => ({ value: timing, label: t(`cost.timings.${timing}`) }))}
        value={value}
        allowDeselect={false}
        onChange={onChange}
        comboboxProps={{ withinPortal: false }}
      />
    );
  }
  return (
    <FieldOf
      criterion="cost"
      field={{ name: id, kind: 'number', required: false, integer: false, min: 0 }}
      label={label}
      value={given}
      onChange={onChange}
    />
  );
}
