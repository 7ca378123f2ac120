import { Button, TextInput } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lead, type LeadFacts } from '#shared/lead.ts';
import { editLead } from '#shared/leadEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Clashes } from '#client/ui/Clashes.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { useWriting } from '#client/ui/useWriting.ts';
import { dayText } from './leadText.ts';
import { seen } from './seen.ts';
import { useChange } from './useChange.ts';
import { factsOf, unedited, writtenOf } from './writtenLead.ts';
import styles from './Officer.module.css';

const STEP_MAX = 500;

/** What is to be done next, and by when. Without a text there is no step. */
export function NextStep({ lead }: { readonly lead: Lead }): ReactElement {
  const { t } = useTranslation();
  const { send, isPending, error } = useChange((nextStep: Lead['nextStep']) =>
    call(editLead, { params: { id: lead.id }, headers: seen(lead), body: withStep(lead, nextStep) }),
  );
  return (
    <section className={styles['part']}>
      <h3>{t('officer.nextStep')}</h3>
      <StepForm step={lead.nextStep} isPending={isPending} onSave={send} />
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
  readonly onSave: (step: Lead['nextStep'], onDone: () => void) => void;
}

const NO_STEP = { text: '', on: '' };

function StepForm({ step = NO_STEP, isPending, onSave }: Props): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { shown, write, saved, isChanged, ...clashing } = useWriting(step);
  const { text, on } = shown;
  const isHalf = (text.trim() === '') !== (on === '');
  const maySave = isChanged && !isHalf && clashing.clashes.length === 0;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!maySave) return;
        onSave(text.trim() === '' ? undefined : { text: text.trim(), on }, () => {
          saved(shown);
        });
      }}
    >
      <div className={styles['row']}>
        <TextInput
          size="sm"
          label={t('officer.stepText')}
          maxLength={STEP_MAX}
          value={text}
          onChange={({ currentTarget }) => {
            write({ text: currentTarget.value });
          }}
        />
        <TextInput
          size="sm"
          type="date"
          label={t('officer.stepDay')}
          value={on}
          onChange={({ currentTarget }) => {
            write({ on: currentTarget.value });
          }}
        />
        <Button type="submit" size="sm" variant="default" loading={isPending} disabled={!maySave}>
          {t('officer.save')}
        </Button>
      </div>
      <Clashes
        {...clashing}
        fieldName={(field) => t(field === 'on' ? 'officer.stepDay' : 'officer.stepText')}
        valueText={(field, value) =>
          field === 'on' && typeof value === 'string' && value !== '' ? dayText(value, speaking) : undefined
        }
      />
    </form>
  );
}
