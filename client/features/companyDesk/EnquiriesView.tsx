import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Enquiry } from '#shared/enquiry.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { Tag } from '#client/ui/Tag.tsx';
import { EnquiryPane } from './EnquiryPane.tsx';
import { useEnquiries } from './enquiryQueries.ts';
import { ListOf } from '#client/ui/ListOf.tsx';
import { RowButton } from '#client/ui/RowButton.tsx';
import { useCompany } from './useCompany.ts';
import styles from './companyDesk.module.css';

/** The enquiries of the company with how far each park is, or the one that is open. */
export function EnquiriesView(): ReactElement {
  const { search } = useCompany();
  return search.enquiry === undefined ? <List /> : <EnquiryPane key={search.enquiry} id={search.enquiry} />;
}

function List(): ReactElement {
  const { t } = useTranslation();
  const { company } = useCompany();
  return (
    <ListOf
      found={useEnquiries(company.id)}
      label={t('companyDesk.enquiries')}
      empty={<p className="pf-quiet">{t('companyDesk.noEnquiries')}</p>}
      row={(enquiry) => <Row enquiry={enquiry} />}
    />
  );
}

function Row({ enquiry }: { readonly enquiry: Enquiry }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { go } = useCompany();
  const { id, need, parts, updatedAt, spaceIds } = enquiry;
  return (
    <RowButton
      head={
        <>
          <strong className={styles['clipped']}>{need}</strong>
          {parts.map(({ parkId, state, isAddressed }) => (
            <Tag key={parkId} look={isAddressed ? 'outline' : 'dashed'}>
              {t(isAddressed ? `companyDesk.partStates.${state}` : 'companyDesk.notAddressedShort')}
            </Tag>
          ))}
        </>
      }
      onOpen={() => {
        go({ enquiry: id });
      }}
    >
      {t('companyDesk.spaces', { count: spaceIds.length })} · {momentText(updatedAt, language)}
    </RowButton>
  );
}
