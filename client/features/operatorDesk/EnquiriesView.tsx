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
import { useDesk } from './useDesk.ts';
import styles from './desk.module.css';

/** Enquiries that came to the operator, and the one that is open. */
export function EnquiriesView(): ReactElement {
  const { t } = useTranslation();
  const { search } = useDesk();
  const found = useEnquiries();
  const { enquiry } = search;
  return (
    <div className={styles['spaces']} data-open={enquiry !== undefined}>
      <div className={styles['list']}>
        <ListOf
          found={found}
          label={t('operator.views.enquiries')}
          empty={<p>{t('operator.noEnquiries')}</p>}
          row={(one) => <Row enquiry={one} isOpen={one.id === enquiry} />}
        />
      </div>
      {enquiry !== undefined && <EnquiryPane key={enquiry} id={enquiry} />}
    </div>
  );
}

function Row({ enquiry, isOpen }: { readonly enquiry: Enquiry; readonly isOpen: boolean }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { go } = useDesk();
  const { id, companyName, parts, updatedAt } = enquiry;
  return (
    <RowButton
      head={
        <>
          <strong>{companyName}</strong>
          {parts.map(({ parkId, state }) => (
            <Tag key={parkId} look={state === 'sent' ? 'filled' : 'outline'}>
              {t(`operator.enquiryStates.${state}`)}
            </Tag>
          ))}
        </>
      }
      isOpen={isOpen}
      onOpen={() => {
        go({ enquiry: id });
      }}
    >
      {momentText(updatedAt, language)} · {parts.flatMap(({ spaceIds }) => spaceIds).join(', ')}
    </RowButton>
  );
}
