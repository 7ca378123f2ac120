import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/app/api.ts';
import { useCriteria } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Bait } from '#client/ui/Bait.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { sendPublicLead } from '#shared/leadEndpoints.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { ContactFields, NO_CONTACT, contactOf } from '../officerDesk/ContactFields.tsx';
import { useEditing } from '../requirement/editing.ts';
import { judgeable } from '../requirement/fields.ts';
import { PlanFields } from './PlanFields.tsx';
import { EMPTY_PLAN, isFilledIn, planOf } from './plan.ts';
import { useFormToken } from './useFormToken.ts';
import styles from './publicLead.module.css';

/** What the bureaus must know, who it is, and the consent to telling them. */
export function PublicLeadForm({ onSent }: { readonly onSent: (reference: string) => void }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const [plan, setPlan] = useState(EMPTY_PLAN);
  const [contact, setContact] = useState(NO_CONTACT);
  const [consents, setConsents] = useState(false);
  const [website, setWebsite] = useState('');
  const { requirement, choice } = useRequirementToSend();
  const form = useFormToken();
  const { mutate, isPending, error } = useMutation({
    async mutationFn() {
      const known = contactOf(contact);
      if (known === undefined) throw new Error('The form is sent only with a contact.');
      const token = await form.token();
      const sent = { ...planOf(plan), contact: known, language, consents: true as const };
      const proof = { token, website: website === '' ? ('' as const) : undefined };
      return call(sendPublicLead, { body: { ...sent, ...(requirement !== undefined && { requirement }), proof } });
    },
    onSuccess({ reference }) {
      onSent(reference);
    },
  });
  const isComplete = isFilledIn(plan) && contactOf(contact) !== undefined && consents;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        // Whoever fills in what people do not see is a program, and is told nothing.
        if (website === '') mutate();
      }}
    >
      <PlanFields plan={plan} onChange={setPlan} />
      {choice}
      <fieldset className={styles['group']}>
        <legend>{t('publicLead.contact')}</legend>
        <p className="pf-quiet">{t('publicLead.contactHint')}</p>
        <ContactFields written={contact} onChange={setContact} required />
      </fieldset>
      <Bait value={website} onChange={setWebsite} />
      <Checkbox
        label={t('publicLead.consent')}
        required
        checked={consents}
        onChange={({ currentTarget }) => {
          setConsents(currentTarget.checked);
        }}
      />
      {error !== null && <Problem problem={error} />}
      <div>
        <Button type="submit" loading={isPending} disabled={!isComplete}>
          {t('publicLead.send')}
        </Button>
      </div>
    </form>
  );
}

/** The requirement that the page has, and whether it is sent along. */
function useRequirementToSend(): { readonly requirement: OpenRequirement | undefined; readonly choice: ReactNode } {
  const { t } = useTranslation();
  const { requirement } = useEditing();
  const criteria = useCriteria().data;
  const [isSent, setSent] = useState(true);
  const hasBegun = requirement.sector !== undefined || Object.keys(requirement.criteria).length > 0;
  if (!hasBegun || criteria === undefined) return { requirement: undefined, choice: null };
  return {
    requirement: isSent ? judgeable(requirement, criteria) : undefined,
    choice: (
      <Checkbox
        label={t('publicLead.requirement')}
        checked={isSent}
        onChange={({ currentTarget }) => {
          setSent(currentTarget.checked);
        }}
      />
    ),
  };
}
