import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lead } from '#shared/lead.ts';
import { useParks } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import styles from './Officer.module.css';

/** The enquiries that a lead came from, with how far each park is with them. */
export function LeadEnquiries({ lead }: { readonly lead: Lead }): ReactElement | null {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const parks = useParks().data ?? [];
  if (lead.enquiries.length === 0) return null;
  const nameOf = (parkId: string): string =>
    parks.find(({ id }) => id === parkId)?.name[language === 'zh-CN' ? 'zh' : 'en'] ?? parkId;
  return (
    <section className={styles['part']}>
      <h3>{t('officer.enquiries')}</h3>
      <ul className={styles['entries']}>
        {lead.enquiries.flatMap(({ enquiryId, parts }) =>
          parts.map(({ parkId, spaceIds, state }) => (
            <li key={`${enquiryId} ${parkId}`}>
              {nameOf(parkId)} · {t('officer.spaceCount', { count: spaceIds.length })} ·{' '}
              {t(`officer.partStates.${state}`)}
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
