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
  const writing = useChange((contact: Contact) =>
    call(editLeadContact, { params, headers: seen(lead), body: contact }),
  );
  const erasing = useChange(() => call(eraseLeadContact, { params, headers: seen(lead), body: {} }));
  const problem = reading.error ?? writing.error ?? erasing.error;
  return (
    <section className={styles['part']}>
      <h3>{t('officer.contact')}</h3>
      <Shown lead={lead} whole={reading.data} />
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
          {lead.maskedContact !== undefined && reading.data === undefined && (
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
          <Edit
            lead={lead}
            onEdit={() => {
              setEditing(true);
            }}
          />
          {lead.maskedContact !== undefined && <Erase erasing={erasing} />}
        </div>
      )}
      {problem !== null && <Problem problem={problem} />}
    </section>
  );
}

function Shown({ lead, whole }: { readonly lead: Lead; readonly whole: Contact | undefined }): ReactElement {
  const { t } = useTranslation();
  if (lead.maskedContact === undefined) {
    return <p className="pf-quiet">{t(lead.isAnonymous ? 'officer.contactWithheld' : 'officer.noContact')}</p>;
  }
  const { name, phone, email } = whole ?? lead.maskedContact;
  return (
    <p aria-live="polite">
      {name} · <span className="pf-number">{phone}</span>
      {email !== undefined && ` · ${email}`}
    </p>
  );
}

function Edit({ lead, onEdit }: { readonly lead: Lead; readonly onEdit: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <Button size="compact-sm" variant="default" onClick={onEdit}>
      {t(lead.maskedContact === undefined ? 'officer.addContact' : 'officer.changeContact')}
    </Button>
  );
}

function Writing({
  change,
  onClose,
}: {
  readonly change: Change<Contact>;
  readonly onClose: () => void;
}): ReactElement {
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
