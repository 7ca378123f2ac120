import { Button, Select, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lead, type NewNote, NoteKind } from '#shared/lead.ts';
import { noteLead } from '#shared/leadEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { useChange } from './useChange.ts';
import styles from './Officer.module.css';

const NOTE_MAX = 4000;

/** What officers wrote, newest first, and the next note. What a note tells decides what is due. */
export function LeadNotes({ lead }: { readonly lead: Lead }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  return (
    <section className={styles['part']}>
      <h3>{t('officer.notes')}</h3>
      <Writing lead={lead} />
      <ul className={styles['entries']}>
        {lead.notes.map(({ id, at, by, kind, text }) => (
          <li key={id}>
            <p className="pf-quiet pf-number">
              {t(`officer.noteKinds.${kind}`)} · {by ?? t('history.erasedPerson')} ·{' '}
              <time dateTime={at}>{momentText(at, language)}</time>
            </p>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Writing({ lead }: { readonly lead: Lead }): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<NoteKind>('note');
  const { send, isPending, error } = useChange((note: NewNote) =>
    call(noteLead, { params: { id: lead.id }, body: note }),
  );
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        send({ kind, text: text.trim() }, () => {
          setText('');
        });
      }}
    >
      <Textarea
        size="sm"
        label={t('officer.note')}
        description={t('officer.noteHint')}
        autosize
        minRows={2}
        maxLength={NOTE_MAX}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
        }}
      />
      <div className={styles['row']}>
        <Select
          size="sm"
          label={t('officer.noteKind')}
          data={NoteKind.options.map((one) => ({ value: one, label: t(`officer.noteKinds.${one}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={(chosen) => {
            setKind(NoteKind.options.find((one) => one === chosen) ?? 'note');
          }}
        />
        <Button type="submit" size="sm" loading={isPending} disabled={text.trim() === ''}>
          {t('officer.writeNote')}
        </Button>
      </div>
      {error !== null && <Problem problem={error} />}
    </form>
  );
}
