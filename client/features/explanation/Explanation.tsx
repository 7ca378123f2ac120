import { CloseButton, Skeleton } from '@mantine/core';
import { type ReactElement, Suspense, lazy, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Attachments } from '#client/ui/Attachments.tsx';
import { SpaceIncentives } from '../incentives/SpaceIncentives.tsx';
import { SpaceActions } from '../companyDesk/SpaceActions.tsx';
import { ChangeList } from '../matches/ChangeList.tsx';
import { SpaceTags } from '../matches/SpaceTags.tsx';
import { type Explained } from './explained.ts';
import { Findings } from './Findings.tsx';
import { ScoreSummary } from './ScoreSummary.tsx';
import { SpaceDetails } from './SpaceDetails.tsx';
import styles from './Explanation.module.css';

// Below the fold, and a chart: it comes after the rest.
const SpaceCost = lazy(async () => ({ default: (await import('../cost/SpaceCost.tsx')).SpaceCost }));

interface Props {
  readonly explained: Explained;
  readonly onClose: () => void;
}

/** Why a space stands where it stands: every criterion, the score, the policies that hold there, and what is known of it. */
export function Explanation({ explained, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const { language, nameOf } = useSpeaking();
  const { space, park, standing, rank, changes } = explained;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
  }, [space.id]);
  const name = language === 'zh-CN' ? 'zh' : 'en';
  return (
    <article className={styles['explanation']} aria-labelledby="explanation-title">
      <header className={styles['head']}>
        <div>
          <h2 id="explanation-title" ref={title} tabIndex={-1}>
            {space.name[name]}
          </h2>
          <p className={styles['park']}>
            <span>
              {park.name[name]}
              {park.places[0] !== undefined && ` · ${nameOf(park.places[0]) ?? park.places[0]}`}
            </span>
            <SpaceTags space={space} />
          </p>
          <p className={styles['standing']}>
            {rank !== undefined && <span className="pf-number">{t('results.rank', { rank })} · </span>}
            {t(`results.standing.${standing}`)}
          </p>
        </div>
        <CloseButton className="pf-no-print" size="lg" aria-label={t('app.close')} onClick={onClose} />
      </header>
      <SpaceActions spaceId={space.id} />
      {changes.length > 0 && (
        <section>
          <h3>{t('results.missing')}</h3>
          <ChangeList changes={changes} />
        </section>
      )}
      <ScoreSummary explained={explained} />
      <Findings findings={explained.findings} />
      <SpaceIncentives spaceId={space.id} />
      <Suspense fallback={<Skeleton height={160} />}>
        <SpaceCost spaceId={space.id} />
      </Suspense>
      <SpaceDetails space={space} />
      <Attachments of={{ kind: 'space', id: space.id }} />
    </article>
  );
}
