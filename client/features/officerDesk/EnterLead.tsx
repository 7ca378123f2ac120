import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createLead } from '#shared/leadEndpoints.ts';
import { call } from '#client/app/api.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { ContactFields, NO_CONTACT, contactOf } from './ContactFields.tsx';
import { LeadFields } from './LeadForm.tsx';
import { useTakeOver } from './leadQueries.ts';
import { type Bureau, type Desk } from './useDesk.ts';
import { UNWRITTEN, factsOf } from './writtenLead.ts';
import styles from './Officer.module.css';

type Props = Pick<Desk, 'search' | 'show'> & { readonly bureau: Bureau };

/** Enters a lead that came by telephone, at a fair, or in another way. */
export function EnterLead({ bureau, search, show }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <Modal
      opened={search.entering === true}
      onClose={() => {
        show({ entering: undefined });
      }}
      size="lg"
      title={t('officer.enter')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Entry bureau={bureau} show={show} />
    </Modal>
  );
}

function Entry({ bureau, show }: Omit<Props, 'search'>): ReactElement {
  const { t } = useTranslation();
  const [written, setWritten] = useState(UNWRITTEN);
  const [contact, setContact] = useState(NO_CONTACT);
  const takeOver = useTakeOver();
  const { mutate, isPending, error } = useMutation({
    mutationFn() {
      const known = contactOf(contact);
      const body = { ...factsOf(written), ...(known !== undefined && { contact: known }) };
      return call(createLead, { params: { organisationId: bureau.id }, body });
    },
    onSuccess(lead) {
      takeOver(lead);
      show({ entering: undefined, lead: lead.id });
    },
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <LeadFields
        written={written}
        onWrite={(part) => {
          setWritten((before) => ({ ...before, ...part }));
        }}
      />
      <h3>{t('officer.contact')}</h3>
      <ContactFields written={contact} onChange={setContact} />
      {error !== null && <Problem problem={error} />}
      <Button type="submit" size="sm" loading={isPending} disabled={written.places.length === 0}>
        {t('officer.enterSave')}
      </Button>
    </form>
  );
}
