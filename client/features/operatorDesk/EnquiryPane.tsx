import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Enquiry } from '#shared/enquiry.ts';
import { readEnquiryContact } from '#shared/enquiryEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { moneyText } from '#client/explain/quantity.ts';
import { OpenedRecord } from '#client/ui/OpenedRecord.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { Told } from '#client/ui/Told.tsx';
import { EnquiryPartPane } from './EnquiryPartPane.tsx';
import { useEnquiry } from './enquiryQueries.ts';
import { useDesk } from './useDesk.ts';
import styles from './desk.module.css';

/** One enquiry: who asks, what for, how to reach them, and what has been written about each park. */
export function EnquiryPane({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const { go } = useDesk();
  const found = useEnquiry(id);
  return (
    <section className={styles['pane']} aria-label={t('operator.enquiry')}>
      <OpenedRecord
        found={found}
        back={t('operator.backToList')}
        onBack={() => {
          go({ enquiry: undefined });
        }}
        height={240}
      >
        {(data) => (
          <>
            <h2>{data.companyName}</h2>
            <Asked enquiry={data} />
            <ContactOf enquiry={data} />
            {data.parts.map((part) => (
              <EnquiryPartPane key={part.parkId} enquiry={data} part={part} />
            ))}
          </>
        )}
      </OpenedRecord>
    </section>
  );
}

function Asked({ enquiry }: { readonly enquiry: Enquiry }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { need, use, expectedAnnualTaxFen } = enquiry;
  const tax = expectedAnnualTaxFen === undefined ? undefined : moneyText(expectedAnnualTaxFen, speaking);
  return (
    <Told
      rows={[
        [t('operator.need'), need],
        [t('operator.use'), use],
        ...(tax === undefined ? [] : [[t('operator.tax'), tax] as const]),
      ]}
    />
  );
}

/** The contact is masked until somebody asks for it, which the company is told. */
function ContactOf({ enquiry: { id, maskedContact } }: { readonly enquiry: Enquiry }): ReactElement {
  const { t } = useTranslation();
  const reading = useMutation({
    mutationFn: () => call(readEnquiryContact, { params: { id }, body: {} }),
    gcTime: 0,
  });
  const { name, phone, email } = reading.data ?? maskedContact;
  return (
    <section aria-label={t('operator.contact')} className={styles['preview']}>
      <h3>{t('operator.contact')}</h3>
      <p className="pf-number" aria-live="polite">
        {[name, phone, email].filter((part) => part !== undefined).join(' · ')}
      </p>
      {reading.data === undefined && (
        <>
          <p className="pf-quiet">{t('operator.contactHint')}</p>
          <Button
            size="xs"
            variant="default"
            loading={reading.isPending}
            onClick={() => {
              reading.mutate();
            }}
          >
            {t('operator.readContact')}
          </Button>
        </>
      )}
      {reading.error !== null && <Problem problem={reading.error} />}
    </section>
  );
}
