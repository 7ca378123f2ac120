import { TextInput } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Contact } from '#shared/contact.ts';
import styles from './Officer.module.css';

/** A contact as a form has it: texts may be empty. */
export interface WrittenContact {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

/** Nothing written yet. */
export const NO_CONTACT: WrittenContact = { name: '', phone: '', email: '' };

/** A contact as the server takes it; undefined where no name or no number is written. */
export function contactOf({ name, phone, email }: WrittenContact): Contact | undefined {
  if (name.trim() === '' || phone.trim() === '') return undefined;
  return { name: name.trim(), phone: phone.trim(), ...(email.trim() !== '' && { email: email.trim() }) };
}

interface Props {
  readonly written: WrittenContact;
  readonly onChange: (written: WrittenContact) => void;
  readonly required?: boolean;
}

/** Name, telephone and address for mail of whom to reach. */
export function ContactFields({ written, onChange, required = false }: Props): ReactElement {
  const { t } = useTranslation();
  const field = (name: keyof WrittenContact, rest: Readonly<Record<string, unknown>>): ReactElement => (
    <TextInput
      size="sm"
      label={t(`officer.contactFields.${name}`)}
      value={written[name]}
      onChange={({ currentTarget }) => {
        onChange({ ...written, [name]: currentTarget.value });
      }}
      {...rest}
    />
  );
  return (
    <div className={styles['row']}>
      {field('name', { required, maxLength: 80, autoComplete: required ? 'name' : 'off' })}
      {field('phone', { required, type: 'tel', maxLength: 30, autoComplete: required ? 'tel' : 'off' })}
      {field('email', { type: 'email', maxLength: 254, autoComplete: required ? 'email' : 'off' })}
    </div>
  );
}
