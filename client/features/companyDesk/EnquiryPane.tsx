import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Enquiry } from '#shared/enquiry.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { moneyText } from '#client/explain/quantity.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { EnquiryPartPane } from './EnquiryPartPane.tsx';
import { useContactReadings, useEnquiry } from './enquiryQueries.ts';
import { useCompany } from './useCompany.ts';
import { OpenedRecord } from '#client/ui/OpenedRecord.tsx';
import { Told } from '#client/ui/Told.tsx';
import styles from './companyDesk.module.css';

/** One enquiry: what was asked, how far each park is, and who has read the contact. */
export function EnquiryPane({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const { go } = useCompany();
  const found = useEnquiry(id);
  return (
    <div className={styles['part']}>
      <OpenedRecord
        found={found}
        back={t('companyDesk.allEnquiries')}
        onBack={() => {
          go({ enquiry: undefined });
        }}
        height={240}
      >
        {(data) => (
          <>
            <Asked enquiry={data} />
            {data.parts.map((part) => (
              <EnquiryPartPane key={part.parkId} enquiry={data} part={part} />
            ))}
            <Readings id={id} />
          </>
        )}
      </OpenedRecord>
    </div>
  );
}

function Asked({ enquiry }: { readonly enquiry: Enquiry }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { need, use, expectedAnnualTaxFen: tax, companyName, contact, tellsBureau, createdAt } = enquiry;
  const person = contact ?? enquiry.maskedContact;
  const rows: readonly (readonly [string, string])[] = [
    [t('companyDesk.need'), need],
    [t('companyDesk.use'), use],
    ...(tax === undefined ? [] : [[t('companyDesk.tax'), moneyText(tax, speaking)] as const]),
    [t('companyDesk.companyName'), companyName],
    [
      t('companyDesk.contact'),
      [person.name, person.phone, person.email].filter((part) => part !== undefined).join(' · '),
    ],
    [t('companyDesk.bureau'), t(tellsBureau ? 'companyDesk.bureauTold' : 'companyDesk.bureauAnonymous')],
    [t('companyDesk.sentAt'), momentText(createdAt, speaking.language)],
  ];
  return (
    <section aria-label={t('companyDesk.enquiry')}>
      <Told rows={rows} />
    </section>
  );
}

function Readings({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { data, error } = useContactReadings(id);
  return (
    <section className={styles['part']} aria-labelledby="readings-title">
      <h3 id="readings-title">{t('companyDesk.readings')}</h3>
      {error !== null && <Problem problem={error} />}
      {data?.length === 0 && <p className="pf-quiet">{t('companyDesk.noReadings')}</p>}
      <ul>
        {(data ?? []).map(({ at, by, organisationName }) => (
          <li key={`${at} ${by ?? ''}`} className="pf-number">
            {momentText(at, language)} · {organisationName} · {by ?? t('history.erasedPerson')}
          </li>
        ))}
      </ul>
    </section>
  );
}
