import { Drawer, Skeleton } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lead } from '#shared/lead.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { columnOf } from './columns.ts';
import { LeadContact } from './LeadContact.tsx';
import { LeadEnquiries } from './LeadEnquiries.tsx';
import { LeadHistory } from './LeadHistory.tsx';
import { LeadKnown } from './LeadKnown.tsx';
import { LeadNotes } from './LeadNotes.tsx';
import { LeadOffers } from './LeadOffers.tsx';
import { LeadOwner } from './LeadOwner.tsx';
import { deadlineText, isOverdue, leadName } from './leadText.ts';
import { useLead } from './leadQueries.ts';
import { MoveMenu } from './MoveMenu.tsx';
import { NextStep } from './NextStep.tsx';
import { type Bureau, type Desk } from './useDesk.ts';
import { type Moving } from './useMoving.ts';
import styles from './Officer.module.css';

type Props = Pick<Desk, 'search' | 'show'> & { readonly bureau: Bureau; readonly moving: Moving };

/** All that is known and done about one lead, beside the board. Escape closes. */
export function LeadPane({ bureau, moving, search, show }: Props): ReactElement {
  const { t } = useTranslation();
  const { lead } = search;
  return (
    <Drawer
      opened={lead !== undefined}
      onClose={() => {
        show({ lead: undefined });
      }}
      position="right"
      size="40rem"
      title={t('officer.lead')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {lead !== undefined && <Opened key={lead} id={lead} bureau={bureau} moving={moving} show={show} />}
    </Drawer>
  );
}

function Opened({ id, ...rest }: Omit<Props, 'search'> & { readonly id: string }): ReactElement {
  const { data, error, refetch } = useLead(id);
  if (data === undefined && error !== null) return <Problem problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={400} />;
  return (
    <div className={styles['pane']}>
      <Head lead={data} move={rest.moving.move} />
      <LeadKnown lead={data} />
      <LeadContact lead={data} />
      <LeadOwner lead={data} bureau={rest.bureau} />
      <NextStep lead={data} />
      <LeadNotes lead={data} />
      <LeadEnquiries lead={data} />
      <Duplicates lead={data} show={rest.show} />
      <LeadOffers lead={data} />
      <LeadHistory lead={data} bureau={rest.bureau} />
    </div>
  );
}

function Head({ lead, move }: { readonly lead: Lead; readonly move: Moving['move'] }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  return (
    <div>
      <div className={styles['head']}>
        <h2>{leadName(lead, speaking)}</h2>
        <MoveMenu lead={lead} move={move} />
      </div>
      <p className={styles['buttons']}>
        <Tag look="filled">{t(`officer.columns.${columnOf(lead)}`)}</Tag>
        <span className="pf-quiet">{t(`officer.sources.${lead.source}`)}</span>
      </p>
      {lead.rest !== undefined && <p>{t('officer.restsFor', { reason: lead.rest.reason })}</p>}
      <ul aria-label={t('officer.due')}>
        {lead.deadlines.map((deadline) => (
          <li key={deadline.kind} className={isOverdue(deadline) ? styles['late'] : 'pf-quiet'}>
            {deadlineText(deadline, speaking)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Duplicates({ lead, show }: { readonly lead: Lead } & Pick<Desk, 'show'>): ReactElement | null {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  if (lead.duplicates.length === 0) return null;
  return (
    <section className={styles['part']}>
      <h3>{t('officer.duplicates')}</h3>
      <ul className={styles['entries']}>
        {lead.duplicates.map((other) => (
          <li key={other.id}>
            <button
              type="button"
              className={styles['plain']}
              onClick={() => {
                show({ lead: other.id });
              }}
            >
              {leadName({ ...other, isAnonymous: false }, speaking)}
            </button>{' '}
            <span className="pf-quiet">
              {t(`officer.columns.${other.column}`)} ·{' '}
              {t('officer.sameBy', {
                signs: other.by.map((sign) => t(`officer.signs.${sign}`)).join(t('officer.and')),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
