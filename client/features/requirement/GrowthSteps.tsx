import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconX } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EditorPopover } from './EditorPopover.tsx';
import { completeSteps, type StepEntered } from './edited.ts';
import { useEditing } from './editing.ts';
import { useGrowthFaults } from './faults.ts';
import { type Field } from './fields.ts';
import { FieldOf } from './form/FieldOf.tsx';
import { GROWTH_STEPS_MAX, withNewStep, withoutStep, withStep } from './growthEdits.ts';
import chipStyles from './AddCriterion.module.css';
import styles from './GrowthSteps.module.css';

const WIDTH_PX = 400;

/** How much area the company will need by which day: a button that says how many steps there are, and opens their editor. */
export function GrowthSteps(): ReactElement {
  const { t } = useTranslation();
  const { requirement } = useEditing();
  const [isOpen, setIsOpen] = useState(false);
  const isAtFault = useGrowthFaults().size > 0;
  const steps = requirement.growth ?? [];
  const isComplete = completeSteps(steps).length === steps.length;
  return (
    <EditorPopover
      isOpen={isOpen}
      onChange={setIsOpen}
      label={t('requirement.growth')}
      width={WIDTH_PX}
      target={
        <button
          type="button"
          className={`${chipStyles['open'] ?? ''} ${chipStyles['plain'] ?? ''} ${styles['open'] ?? ''}`}
          data-fault={isAtFault}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {isAtFault && <IconAlertTriangle size={14} role="img" aria-label={t('requirement.fault')} />}
          {t('requirement.growthShort')}
          {steps.length > 0 && (
            <span className="pf-number">
              {' '}
              · {isComplete ? t('requirement.growthSteps', { count: steps.length }) : t('requirement.toFillIn')}
            </span>
          )}
        </button>
      }
    >
      <StepsEditor />
    </EditorPopover>
  );
}

function StepsEditor(): ReactElement {
  const { t } = useTranslation();
  const { requirement, change } = useEditing();
  const faults = useGrowthFaults();
  const steps = requirement.growth ?? [];
  return (
    <div className={styles['editor']}>
      <h3>{t('requirement.growth')}</h3>
      <p className="pf-quiet">{t('requirement.growthHint')}</p>
      {steps.length > 0 && (
        <ol className={styles['steps']}>
          {steps.map((step, at) => (
            // Steps have no name but their number.
            <li key={at}>
              <StepFields at={at} step={step} faults={faults} />
            </li>
          ))}
        </ol>
      )}
      {faults.get('') !== undefined && <p className={styles['fault']}>{faults.get('')}</p>}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={steps.length >= GROWTH_STEPS_MAX}
        onClick={() => {
          change(withNewStep(requirement));
        }}
      >
        {t('requirement.addStep')}
      </Button>
    </div>
  );
}

/** The fields of a step, as the form makes them of a criterion's parameters. */
const FIELDS: readonly (Field & { readonly name: 'by' | 'minM2' })[] = [
  { name: 'by', kind: 'day', required: true },
  { name: 'minM2', kind: 'number', required: true, integer: false, above: 0, max: 10_000_000 },
];

interface StepProps {
  readonly at: number;
  readonly step: StepEntered;
  readonly faults: ReadonlyMap<string, string>;
}

function StepFields({ at, step, faults }: StepProps): ReactElement {
  const { t } = useTranslation();
  const { requirement, change } = useEditing();
  const number = at + 1;
  return (
    <fieldset className={styles['step']}>
      <legend className="pf-unseen">{t('requirement.growthStep', { number })}</legend>
      <span className={`${styles['number'] ?? ''} pf-number`} aria-hidden="true">
        {number}
      </span>
      {FIELDS.map((field) => (
        <FieldOf
          key={field.name}
          criterion="growth"
          field={field}
          label={t(`requirement.growthParts.${field.name}`)}
          value={step[field.name]}
          error={faults.get(`${at}.${field.name}`)}
          onChange={(value) => {
            change(withStep(requirement, at, { ...step, [field.name]: value }), `growth.${at}.${field.name}`);
          }}
        />
      ))}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        className={styles['remove'] ?? ''}
        aria-label={t('requirement.removeStep', { number })}
        title={t('requirement.removeStep', { number })}
        onClick={() => {
          change(withoutStep(requirement, at));
        }}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}
