import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Contact } from '#shared/contact.ts';
import { type Lead } from '#shared/lead.ts';
import { editLeadContact, eraseLeadContact, readLeadContact } from '#shared/leadEndpoints.ts';
import { call } from '#client/app/api.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { ContactFields, NO_CONTACT, contactOf } from './ContactFields.tsx';
import { seen } from './seen.ts';
import { type Change, useChange } from './useChange.ts';
import styles from './Officer.module.css';

/** Whom to reach: masked until it is read, which is written down. */
export function LeadContact({ lead }: { readonly lead: Lead }): ReactElement {
  const { t } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  const params = { id: lead.id };
  const reading = useMutation({ mutationFn: () => call(readLeadContact, { params, body: {} }), gcTime: 0 });
  const writing = useChange((contact: Contact) => call(editLeadContact, { params, headers: seen(lead), body: contact }));
  const erasing = useChange(() => call(eraseLeadContact, { params, headers: seen(lead), body: {} }));
  const shown = lead.maskedContact === undefined ? undefined : (reading.data ?? lead.maskedContact);
  const problem = reading.error ?? writing.error ?? erasing.error;
  return (
    <section className={styles['part']}>
      <h3>{t('officer.contact')}</h3>
      {shown === undefined ? (
        <p className="pf-quiet">{t(lead.isAnonymous ? 'officer.contactWithheld' : 'officer.noContact')}</p>
      ) : (
        <p>
          {shown.name} · <span className="pf-number">{shown.phone}</span>
          {shown.email !== undefined && ` · ${shown.email}`}
        </p>
      )}
      {isEditing ? (
        <Writing
          change={writing}
          onClose={() => {
            setEditing(false);
            reading.reset();
          }}
        />
      ) : (
        <div className={styles['buttons']}>
          {shown !== undefined && reading.data === undefined && (
            <Button
              size="compact-sm"
              loading={reading.isPending}
              onClick={() => {
                reading.mutate();
              }}
            >
              {t('officer.readContact')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setEditing(true);
            }}
          >
            {t(shown === undefined ? 'officer.addContact' : 'officer.changeContact')}
          </Button>
          {shown !== undefined && <Erase erasing={erasing} />}
        </div>
      )}
      {problem !== null && <Problem problem={problem} />}
    </section>
  );
}

function Writing({ change, onClose }: { readonly change: Change<Contact>; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [written, setWritten] = useState(NO_CONTACT);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const contact = contactOf(written);
        if (contact !== undefined) change.send(contact, onClose);
      }}
    >
      <ContactFields written={written} onChange={setWritten} />
      <div className={styles['buttons']}>
        <Button type="submit" size="compact-sm" loading={change.isPending} disabled={contactOf(written) === undefined}>
          {t('officer.save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('officer.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Asked twice: what is erased cannot be brought back. */
function Erase({ erasing }: { readonly erasing: Change<undefined> }): ReactElement {
  const { t } = useTranslation();
  const [isSure, setSure] = useState(false);
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color={isSure ? 'red' : 'gray'}
      loading={erasing.isPending}
      onClick={() => {
        if (isSure) erasing.send(undefined);
        setSure(!isSure);
      }}
    >
      {t(isSure ? 'officer.eraseSure' : 'officer.erase')}
    </Button>
  );
}
