import { Button, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lead } from '#shared/lead.ts';
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
  const [text, setText] = useState(lead.nextStep?.text ?? '');
  const [on, setOn] = useState(lead.nextStep?.on ?? '');
  const { send, isPending, error } = useChange((nextStep: Lead['nextStep']) => {
    const { requirement } = unedited(lead);
    return call(editLead, {
      params: { id: lead.id },
      headers: seen(lead),
      body: {
        ...factsOf(writtenOf(lead)),
        ...(requirement !== undefined && { requirement }),
        ...(nextStep !== undefined && { nextStep }),
      },
    });
  });
  const isHalf = (text.trim() === '') !== (on === '');
  const isSame = text === (lead.nextStep?.text ?? '') && on === (lead.nextStep?.on ?? '');
  return (
    <section className={styles['part']}>
      <h3>{t('officer.nextStep')}</h3>
      <form
        className={styles['row']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isHalf) send(text.trim() === '' ? undefined : { text: text.trim(), on });
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
      {error !== null && <Problem problem={error} />}
    </section>
  );
}
