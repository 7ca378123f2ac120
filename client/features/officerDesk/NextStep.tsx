import { Button, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lead, type LeadFacts } from '#shared/lead.ts';
import { editLead } from '#shared/leadEndpoints.ts';
import { call } from '#client/app/api.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { seen } from './seen.ts';
import { useChange } from './useChange.ts';
import { factsOf, unedited, writtenOf } from './writtenLead.ts';
import styles from './Officer.module.css';

const STEP_MAX = 500;

/** What is to be done next, and by when. Without a text there is no step. */
export function NextStep({ lead }: { readonly lead: Lead }): ReactElement {
  const { t } = useTranslation();
  // The lead as its step was last seen here: what another officer writes meanwhile is not written over.
  const [shown, setShown] = useState({ step: lead.nextStep, revision: lead.revision });
  const { send, isPending, error } = useChange((nextStep: Lead['nextStep']) => {
    const isAsShown = JSON.stringify(shown.step) === JSON.stringify(lead.nextStep);
    const headers = seen(isAsShown ? lead : shown);
    return call(editLead, { params: { id: lead.id }, headers, body: withStep(lead, nextStep) });
  });
  const save = (nextStep: Lead['nextStep']): void => {
    send(nextStep, () => {
      setShown({ step: nextStep, revision: lead.revision });
    });
  };
  return (
    <section className={styles['part']}>
      <h3>{t('officer.nextStep')}</h3>
      <StepForm step={lead.nextStep} isPending={isPending} onSave={save} />
      {error !== null && <Problem problem={error} />}
    </section>
  );
}

function withStep(lead: Lead, nextStep: Lead['nextStep']): LeadFacts {
  const { requirement } = unedited(lead);
  return {
    ...factsOf(writtenOf(lead)),
    ...(requirement !== undefined && { requirement }),
    ...(nextStep !== undefined && { nextStep }),
  };
}

interface Props {
  readonly step: Lead['nextStep'];
  readonly isPending: boolean;
  readonly onSave: (step: Lead['nextStep']) => void;
}

const NO_STEP = { text: '', on: '' };

function StepForm({ step = NO_STEP, isPending, onSave }: Props): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState(step.text);
  const [on, setOn] = useState(step.on);
  const isHalf = (text.trim() === '') !== (on === '');
  const isSame = text === step.text && on === step.on;
  return (
    <form
      className={styles['row']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isHalf) onSave(text.trim() === '' ? undefined : { text: text.trim(), on });
      }}
    >
      <TextInput
        size="sm"
        label={t('officer.stepText')}
        maxLength={STEP_MAX}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
        }}
      />
      <TextInput
        size="sm"
        type="date"
        label={t('officer.stepDay')}
        value={on}
        onChange={({ currentTarget }) => {
          setOn(currentTarget.value);
        }}
      />
      <Button type="submit" size="sm" variant="default" loading={isPending} disabled={isHalf || isSame}>
        {t('officer.save')}
      </Button>
    </form>
  );
}
