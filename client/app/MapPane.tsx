import { Skeleton, useComputedColorScheme } from '@mantine/core';
import { type ReactElement, Suspense, lazy, useMemo } from 'react';
import { marksOf } from '#client/features/matches/marks.ts';
import { useMatching } from '#client/features/matches/matching.ts';
import { useSelection } from '#client/features/matches/useSelection.ts';
import { useAskedOnMap } from './askedOnMap.ts';
import { type Link } from './link.ts';
import { useParksOnMap } from './parksOnMap.ts';
import { usePlaces } from './queries.ts';
import { useSpeaking } from './speakingContext.ts';
import styles from './Workplace.module.css';

const MatchMap = lazy(async () => ({ default: (await import('#client/map/MatchMap.tsx')).MatchMap }));

const NO_PLACES = [] as const;

/** The map of the answer, loaded when it is first shown. */
export function MapPane({ link }: { readonly link: Link }): ReactElement {
  const { language } = useSpeaking();
  const { answer } = useMatching();
  const { selectedId, select } = useSelection();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const places = usePlaces().data ?? NO_PLACES;
  const parks = useParksOnMap();
  const asked = useAskedOnMap();
  const marks = useMemo(() => marksOf(answer, language), [answer, language]);
  return (
    <div className={`${styles['map'] ?? ''} pf-no-print`}>
      <Suspense fallback={<Skeleton height="100%" radius={0} />}>
        <MatchMap
          marks={marks}
          selectedId={selectedId}
          onSelect={select}
          places={places}
          parks={parks}
          language={language === 'zh-CN' ? 'zh' : 'en'}
          scheme={scheme}
          onViewChange={link.onView}
          {...asked}
          {...(link.onPick === undefined ? {} : { onPick: link.onPick })}
        />
      </Suspense>
    </div>
  );
}
