import { Button, CloseButton, Select, TextInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type NewListingReport, ReportKind, reportListing } from '#shared/listingReport.ts';
import { call } from '#client/app/api.ts';
import { useSession } from '#client/app/session.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Bait } from '#client/ui/Bait.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { useFormToken } from '../publicLead/useFormToken.ts';
import styles from './companyDesk.module.css';

interface Props {
  readonly spaceId: string;
  readonly onClose: () => void;
}

/** Says that something is wrong with a listing, with an account or without. */
export function ReportListing({ spaceId, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { me } = useSession();
  const { token } = useFormToken();
  const [kind, setKind] = useState<ReportKind>('availability');
  const [text, setText] = useState('');
  const [replyTo, setReplyTo] = useState('');
  const [website, setWebsite] = useState('');
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: async (body: Omit<NewListingReport, 'proof'>) => {
      const proven = me === undefined ? { ...body, proof: { token: await token(), website } } : body;
      return call(reportListing, { params: { spaceId }, body: proven });
    },
  });
  return (
    <div className={styles['dialog']}>
      <header className={styles['head']}>
        <h2>{t('companyDesk.wrongTitle')}</h2>
        <CloseButton size="lg" aria-label={t('app.close')} onClick={onClose} />
      </header>
      {isSuccess ? (
        <p role="status">{t('companyDesk.wrongSent')}</p>
      ) : (
        <form
          className={styles['part']}
          onSubmit={(event) => {
            event.preventDefault();
            mutate({ kind, text, ...(replyTo.trim() !== '' && { replyTo: replyTo.trim(), language }) });
          }}
        >
          <Select
            label={t('companyDesk.wrongKind')}
            data={ReportKind.options.map((one) => ({ value: one, label: t(`companyDesk.wrongKinds.${one}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={(chosen) => {
              setKind(ReportKind.catch(kind).parse(chosen));
            }}
          />
          <Textarea
            required
            label={t('companyDesk.wrongText')}
            value={text}
            maxLength={2000}
            autosize
            minRows={3}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value);
            }}
          />
          <TextInput
            type="email"
            autoComplete="email"
            label={t('companyDesk.replyTo')}
            description={t('companyDesk.replyToHint')}
            value={replyTo}
            maxLength={254}
            onChange={({ currentTarget }) => {
              setReplyTo(currentTarget.value);
            }}
          />
          <Bait value={website} onChange={setWebsite} />
          {error !== null && <Problem problem={error} />}
          <div>
            <Button type="submit" loading={isPending}>
              {t('companyDesk.send')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
