import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Enquiry, type EnquiryPart } from '#shared/enquiry.ts';
import { declineEnquiry, markEnquirySeen, writeToEnquiry } from '#shared/enquiryEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Messages } from '#client/ui/Messages.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { useHoldings } from './deskQueries.ts';
import { useEnquiryWritten } from './enquiryQueries.ts';
import { useDesk } from './useDesk.ts';
import styles from './desk.module.css';

interface Props {
  readonly enquiry: Enquiry;
  readonly part: EnquiryPart;
}

/** What an enquiry asks of one park, what has been written about it, and the answer. */
export function EnquiryPartPane({ enquiry, part }: Props): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { go } = useDesk();
  const { parkId, spaceIds, state, messages } = part;
  const park = useHoldings().data?.find(({ id }) => id === parkId);
  const parkName = park?.name[language === 'zh-CN' ? 'zh' : 'en'] ?? parkId;
  useSeen({ enquiry, part });
  return (
    <section aria-label={t('operator.enquiryOf', { park: parkName })} className={styles['pane']}>
      <h3>
        {parkName} · {t(`operator.enquiryStates.${state}`)}
      </h3>
      <div className={styles['buttons']}>
        {spaceIds.map((listing) => (
          <Button
            key={listing}
            size="compact-sm"
            variant="default"
            onClick={() => {
              go({ view: 'spaces', listing, enquiry: undefined });
            }}
          >
            {listing}
          </Button>
        ))}
      </div>
      <Messages messages={messages} label={t('operator.messages')} fromText={(from) => t(`operator.from.${from}`)} />
      {OPEN.has(state) && <Answer enquiry={enquiry} part={part} />}
    </section>
  );
}

/** Parts that can still be answered. */
const OPEN: ReadonlySet<EnquiryPart['state']> = new Set(['sent', 'seen', 'answered']);

/** Whoever opens an enquiry has seen it; that is told once. */
function useSeen({ enquiry: { id, revision }, part: { parkId, state } }: Props): void {
  const { mutate } = useEnquiryWritten(() =>
    call(markEnquirySeen, { params: { id, parkId }, headers: { 'if-match': `"${revision}"` }, body: {} }),
  );
  const isNew = state === 'sent';
  const tell = useEffectEvent(() => {
    mutate(undefined);
  });
  useEffect(() => {
    if (isNew) tell();
  }, [isNew]);
}

function Answer({ enquiry: { id, revision }, part: { parkId } }: Props): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { mutate, error, isPending } = useEnquiryWritten((declines: boolean) => {
    const sent = { params: { id, parkId }, headers: { 'if-match': `"${revision}"` } };
    return declines
      ? call(declineEnquiry, { ...sent, body: { reason: text } })
      : call(writeToEnquiry, { ...sent, body: { text } });
  });
  const isEmpty = text.trim() === '';
  const send = (declines: boolean): void => {
    mutate(declines, {
      onSuccess: () => {
        setText('');
      },
    });
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) send(false);
      }}
    >
      <Textarea
        label={t('operator.answer')}
        description={t('operator.answerHint')}
        value={text}
        maxLength={4000}
        autosize
        minRows={3}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
        }}
      />
      {error !== null && <Problem problem={error} />}
      <div className={styles['buttons']}>
        <Button type="submit" disabled={isEmpty} loading={isPending}>
          {t('operator.sendAnswer')}
        </Button>
        <Button
          variant="default"
          disabled={isEmpty || isPending}
          onClick={() => {
            send(true);
          }}
        >
          {t('operator.decline')}
        </Button>
      </div>
    </form>
  );
}
