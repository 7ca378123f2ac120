import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Lead } from '#shared/lead.ts';
import { editLead } from '#shared/leadEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { placeNames } from '#client/explain/placeNames.ts';
import { moneyText } from '#client/explain/quantity.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { LeadForm } from './LeadForm.tsx';
import { dayText } from './leadText.ts';
import { seen } from './seen.ts';
import { useChange } from './useChange.ts';
import { type WrittenLead, factsOf, unedited, writtenOf } from './writtenLead.ts';
import styles from './Officer.module.css';

/** What is known of a lead, and its form. */
export function LeadKnown({ lead }: { readonly lead: Lead }): ReactElement {
  const { t } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  const { send, isPending, error } = useChange((written: WrittenLead) =>
    call(editLead, {
      params: { id: lead.id },
      headers: seen(lead),
      body: { ...unedited(lead), ...factsOf(written) },
    }),
  );
  const close = (): void => {
    setEditing(false);
  };
  return (
    <section className={styles['part']}>
      <h3>{t('officer.known')}</h3>
      {isEditing ? (
        <LeadForm
          present={writtenOf(lead)}
          isPending={isPending}
          onCancel={close}
          onSave={(written) => {
            send(written, close);
          }}
        />
      ) : (
        <>
          <Known lead={lead} />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setEditing(true);
            }}
          >
            {t('officer.edit')}
          </Button>
        </>
      )}
      {error !== null && <Problem problem={error} />}
    </section>
  );
}

function Known({ lead }: { readonly lead: Lead }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const sector = (useSectors().data ?? []).find(({ id }) => id === lead.sector);
  const { areaBand, expectedAnnualTaxFen } = lead;
  const told: readonly (readonly [string, string | undefined])[] = [
    ['places', placeNames(lead.places, speaking)],
    ['sector', sector?.[speaking.language === 'zh-CN' ? 'zh' : 'en']],
    ['areaBand', areaBand === undefined ? undefined : t(`officer.areaBands.${areaBand}`)],
    ['taxShort', expectedAnnualTaxFen === undefined ? undefined : moneyText(expectedAnnualTaxFen, speaking)],
    ['need', lead.need],
    ['use', lead.use],
    ['received', dayText(lead.receivedOn, speaking)],
  ];
  return (
    <dl className={styles['facts']}>
      {told.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`officer.${name}`)}</dt>
          <dd className="pf-number">{value ?? <span className="pf-quiet">{t('officer.unknown')}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
