import { Button, SegmentedControl, Slider } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type CriterionDescription, WEIGHT_DEFAULT } from '#shared/criterion.ts';
import { type OpenAsk } from '#shared/requirement.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { criterionName, parameterName } from '#client/explain/label.ts';
import { BasisNote } from './BasisNote.tsx';
import { atLevel, withAsk, withParameter, withoutAsk } from './edits.ts';
import { useEditing } from './editing.ts';
import { useFaultsOf } from './faults.ts';
import { fieldsOf } from './fields.ts';
import { FieldOf } from './form/FieldOf.tsx';
import styles from './CriterionEditor.module.css';

interface Props {
  readonly criterion: CriterionDescription;
  readonly ask: OpenAsk;
  /** After the criterion has been taken out. */
  readonly onRemoved: () => void;
}

/** Everything that may be said about one criterion: level, weight and its own parameters. */
export function CriterionEditor({ criterion, ask, onRemoved }: Props): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const { requirement, change } = useEditing();
  const faults = useFaultsOf(criterion.id);
  const { id } = criterion;
  const set = (next: OpenAsk, about: string): void => {
    change(withAsk(requirement, id, next), `${id}.${about}`);
  };
  return (
    <div className={styles['editor']}>
      <h3>{criterionName(say, id)}</h3>
      {criterion.levels.length > 1 && (
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('requirement.level')}
          value={ask.level}
          onChange={(level) => {
            set(atLevel(ask, level === 'must' ? 'must' : 'prefer'), 'level');
          }}
          data={[
            { value: 'must', label: t('requirement.must') },
            { value: 'prefer', label: t('requirement.prefer') },
          ]}
        />
      )}
      {fieldsOf(criterion).map((field) => (
        <FieldOf
          key={field.name}
          criterion={id}
          field={field}
          label={parameterName(say, id, field.name)}
          value={ask[field.name]}
          error={faults.get(field.name)}
          onChange={(value) => {
            set(withParameter(ask, field.name, value), field.name);
          }}
        />
      ))}
      {ask.level === 'prefer' && (
        <WeightSlider
          weight={ask.weight ?? WEIGHT_DEFAULT}
          onChange={(weight) => {
            set({ ...ask, weight }, 'weight');
          }}
        />
      )}
      {faults.get('') !== undefined && <p className={styles['fault']}>{faults.get('')}</p>}
      <BasisNote criterion={id} />
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => {
          change(withoutAsk(requirement, id));
          onRemoved();
        }}
      >
        {t('requirement.remove')}
      </Button>
    </div>
  );
}

const WEIGHT_STEP = 0.5;
const WEIGHT_MAX = 10;

interface WeightProps {
  readonly weight: number;
  /** What is weighed, where it does not stand above. */
  readonly name?: string;
  readonly onChange: (weight: number) => void;
}

/** How much a preference counts, from 0.5 to 10. */
export function WeightSlider({ weight, name, onChange }: WeightProps): ReactElement {
  const { t } = useTranslation();
  const label = name ?? t('requirement.weight');
  return (
    <div className={styles['weight']}>
      <span aria-hidden="true">{label}</span>
      <output className="pf-number">×{weight}</output>
      <Slider
        className={styles['slider'] ?? ''}
        thumbLabel={name === undefined ? label : t('requirement.weightOf', { name })}
        min={WEIGHT_STEP}
        max={WEIGHT_MAX}
        step={WEIGHT_STEP}
        value={weight}
        onChange={onChange}
        label={null}
        size="md"
        thumbSize={24}
      />
    </div>
  );
}
