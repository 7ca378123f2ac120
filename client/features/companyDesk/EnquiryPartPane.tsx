import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Enquiry, type EnquiryPart } from '#shared/enquiry.ts';
import { useParks } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Messages } from '#client/ui/Messages.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { useEnquiryDeed } from './enquiryQueries.ts';
import { SpaceName } from './SpaceName.tsx';
import styles from './companyDesk.module.css';

interface Props {
  readonly enquiry: Enquiry;
  readonly part: EnquiryPart;
}

/** How far one park is with an enquiry, what has been written, and what can be written or taken back. */
export function EnquiryPartPane({ enquiry, part }: Props): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { parkId, spaceIds, state, isAddressed, messages } = part;
  const park = useParks().data?.find(({ id }) => id === parkId);
  const name = park?.name[language === 'zh-CN' ? 'zh' : 'en'] ?? parkId;
  return (
    <section className={styles['park']} aria-label={name}>
      <h3>
        {name} <Tag look="filled">{t(`companyDesk.partStates.${state}`)}</Tag>
      </h3>
      <ul>
        {spaceIds.map((id) => (
          <li key={id}>
            <SpaceName id={id} />
          </li>
        ))}
      </ul>
      {!isAddressed && <p role="note">{t('companyDesk.notAddressed')}</p>}
      <Messages
        messages={messages}
        label={t('companyDesk.messages')}
        fromText={(from) => t(`companyDesk.from.${from}`)}
      />
      {state !== 'withdrawn' && <Doing enquiry={enquiry} part={part} />}
    </section>
  );
}

/** Parts to which can still be written. */
const OPEN: ReadonlySet<EnquiryPart['state']> = new Set(['sent', 'seen', 'answered']);

function Doing({ enquiry, part: { parkId, state, isAddressed } }: Props): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asksAgain, setAsksAgain] = useState(false);
  const { mutate, error, isPending } = useEnquiryDeed();
  const mayWrite = OPEN.has(state) && isAddressed;
  return (
    <form
      className={styles['part']}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        const clear = (): void => {
          setText('');
        };
        mutate({ does: 'write', of: enquiry, parkId, text }, { onSuccess: clear });
      }}
    >
      {mayWrite && (
        <Textarea
          label={t('companyDesk.message')}
          value={text}
          maxLength={4000}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
          }}
        />
      )}
      {error !== null && <Problem problem={error} />}
      <div className={styles['buttons']}>
        {mayWrite && (
          <Button type="submit" size="sm" disabled={text.trim() === ''} loading={isPending}>
            {t('companyDesk.sendMessage')}
          </Button>
        )}
        <Button
          size="sm"
          variant="default"
          onClick={() => {
            if (asksAgain) mutate({ does: 'withdraw', of: enquiry, parkId });
            else setAsksAgain(true);
          }}
        >
          {t(asksAgain ? 'companyDesk.withdrawSure' : 'companyDesk.withdraw')}
        </Button>
      </div>
      <p className="pf-quiet" role="status">
        {asksAgain && t('companyDesk.withdrawHint')}
      </p>
    </form>
  );
}
