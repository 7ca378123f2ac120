import { Button, Checkbox } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconCalendarDown } from '@tabler/icons-react';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { now } from '#client/app/clock.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { spoken } from '#client/explain/bilingual.ts';
import { type MeasureOfPolicy, windowText } from '#client/explain/measure.ts';
import { calendarOf } from './calendar.ts';
import { policyDays } from './policyDays.ts';
import { saveFile } from './saveFile.ts';
import styles from './Measures.module.css';

/** What it takes to claim a measure: documents to tick off, steps, when and where; and its days for a calendar. */
export function ClaimGuide({ policy, measure }: MeasureOfPolicy): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const id = useId();
  const steps = [...(policy.steps ?? []), ...(measure.steps ?? [])];
  const when = windowText(policy, speaking);
  const days = policyDays({ policy, measure }, speaking);
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <p className={styles['partTitle']} id={id}>
        {t('incentives.claim.title')}
      </p>
      <Documents policy={policy} measure={measure} />
      {steps.length > 0 && (
        <>
          <p className="pf-quiet">{t('policy.rows.steps')}</p>
          <ol className={styles['steps']}>
            {steps.map((step) => (
              <li key={step.en}>{spoken(step, speaking)}</li>
            ))}
          </ol>
        </>
      )}
      <dl className="pf-number">
        <dt>{t('policy.rows.window')}</dt>
        <dd>{when ?? t('incentives.claim.noDates')}</dd>
        {policy.channel !== undefined && (
          <>
            <dt>{t('policy.rows.channel')}</dt>
            <dd>{spoken(policy.channel, speaking)}</dd>
          </>
        )}
        {policy.contact !== undefined && (
          <>
            <dt>{t('policy.rows.contact')}</dt>
            <dd>{policy.contact}</dd>
          </>
        )}
      </dl>
      {days.length > 0 && (
        <Button
          className="pf-no-print"
          size="xs"
          variant="default"
          leftSection={<IconCalendarDown size={16} aria-hidden />}
          onClick={() => {
            saveFile({
              name: `${policy.id}-${measure.id}.ics`,
              type: 'text/calendar;charset=utf-8',
              content: calendarOf(days, now()),
            });
          }}
        >
          {t('incentives.claim.calendar')}
        </Button>
      )}
    </section>
  );
}

/** The documents as a list to tick off; which are ticked this browser keeps, for each measure by itself. */
function Documents({ policy, measure }: MeasureOfPolicy): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const [ticked, setTicked] = useLocalStorage<readonly string[]>({
    key: `parkfit-claim-${policy.id}/${measure.id}`,
    defaultValue: [],
  });
  const documents = [...policy.documents, ...(measure.documents ?? [])];
  if (documents.length === 0) return <p className="pf-quiet">{t('incentives.claim.noDocuments')}</p>;
  // By their text: a document that a new version of the policy words otherwise has to be looked at again.
  const done = documents.filter(({ zh }) => ticked.includes(zh)).length;
  return (
    <div className={styles['documents']}>
      <p className="pf-quiet pf-number">
        {t('incentives.claim.documents')} · {t('incentives.claim.prepared', { done, count: documents.length })}
      </p>
      <ul>
        {documents.map((document) => (
          <li key={document.zh}>
            <Checkbox
              size="sm"
              label={spoken(document, speaking)}
              checked={ticked.includes(document.zh)}
              onChange={({ currentTarget }) => {
                const others = ticked.filter((zh) => zh !== document.zh);
                setTicked(currentTarget.checked ? [...others, document.zh] : others);
              }}
            />
          </li>
        ))}
      </ul>
      <p className={`${styles['kept'] ?? ''} pf-no-print`}>{t('incentives.claim.kept')}</p>
    </div>
  );
}
