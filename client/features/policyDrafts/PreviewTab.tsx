import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Gain, type PromisedTotal } from '#shared/policy/preview.ts';
import { Policy } from '#shared/policy/policy.ts';
import { previewPolicies } from '#shared/policyPreviewEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useParks } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { spoken } from '#client/explain/bilingual.ts';
import { sumText } from '#client/explain/policyFact.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { useWriting } from './writing.ts';
import styles from './Drafts.module.css';

/** Who would be promised more or less, were what is written now in force: of the companies that ship as examples. */
export function PreviewTab(): ReactElement {
  const { t } = useTranslation();
  const { document, faults } = useWriting();
  const looking = useMutation({
    mutationFn: () => call(previewPolicies, { body: { policies: [Policy.parse(document)] } }),
  });
  return (
    <div className={styles['form']}>
      <p className="pf-quiet">{t('drafts.previewHint')}</p>
      <div className={styles['buttons']}>
        <Button
          size="sm"
          loading={looking.isPending}
          disabled={faults.length > 0}
          onClick={() => {
            looking.mutate();
          }}
        >
          {t('drafts.preview')}
        </Button>
      </div>
      {faults.length > 0 && <p>{t('drafts.notPreviewed')}</p>}
      {looking.isError && <Problem problem={looking.error} />}
      {looking.data !== undefined && (
        <>
          <p role="status">{t('drafts.gains', { count: looking.data.gains.length, all: looking.data.requirements })}</p>
          {looking.data.gains.map((gain) => (
            <GainTable key={gain.id} gain={gain} />
          ))}
        </>
      )}
    </div>
  );
}

function GainTable({ gain: { id, sites, ranking } }: { readonly gain: Gain }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const parks = useParks().data ?? [];
  const nameOf = (site: Gain['sites'][number]['site']): string => {
    if ('placeId' in site) return speaking.nameOf(site.placeId) ?? site.placeId;
    const park = parks.find(({ id: parkId }) => parkId === site.parkId);
    return park === undefined ? site.parkId : spoken(park.name, speaking);
  };
  return (
    <section className={styles['part']} aria-label={id}>
      <h3>{id}</h3>
      {ranking !== undefined && <p>{t('drafts.rankingChanges')}</p>}
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label={id}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('drafts.site')}</th>
              <th scope="col">{t('drafts.before')}</th>
              <th scope="col">{t('drafts.after')}</th>
            </tr>
          </thead>
          <tbody>
            {sites.map(({ site, before, after }) => (
              <tr key={JSON.stringify(site)}>
                <th scope="row">{nameOf(site)}</th>
                <td className="pf-number">{totalText(before, speaking)}</td>
                <td className="pf-number">{totalText(after, speaking)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Confirmed, and what is possible at best. */
function totalText({ confirmedFen, possibleFen }: PromisedTotal, speaking: Speaking): string {
  const possible = possibleFen === undefined ? speaking.say('drafts.noEnd') : sumText(possibleFen, speaking);
  return speaking.say('drafts.total', { confirmed: sumText(confirmedFen, speaking), possible });
}
