import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlacedSpace } from '#shared/answer.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { dayText } from '#client/explain/day.ts';
import { allFacts } from '#client/explain/keyFacts.ts';
import { positionText } from '#client/explain/position.ts';
import { quoted } from '#client/explain/quoted.ts';
import { Quoted } from '#client/ui/Quoted.tsx';
import styles from './SpaceDetails.module.css';

/** All that is known of a space, how exactly its position is known, and where the figures come from. */
export function SpaceDetails({ space }: { readonly space: PlacedSpace }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { facts, location, provenance, building, demo } = space;
  const { from, on } = provenance;
  return (
    <section aria-labelledby="details-title">
      <h3 id="details-title">{t('results.details')}</h3>
      <dl className={`${styles['facts'] ?? ''} pf-number`}>
        {building !== undefined && (
          <div>
            <dt>{t('results.building')}</dt>
            <dd>
              <Quoted text={quoted(building)} />
            </dd>
          </div>
        )}
        {allFacts(facts, speaking).map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['note']}>{positionText(location, speaking)}</p>
      <p className={styles['note']}>
        {demo && `${t('app.demoLong')}${t('results.stop')}`}
        <Quoted text={t('results.provenance', { from: quoted(from) })} />
        {on !== undefined && ` · ${dayText(on, speaking.language)}`}
      </p>
    </section>
  );
}
