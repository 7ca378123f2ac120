import { Skeleton, useComputedColorScheme } from '@mantine/core';
import { type ReactElement, Suspense, lazy, useMemo } from 'react';
import { Region } from '#shared/position.ts';
import { marksOf } from '#client/features/matches/marks.ts';
import { useMatching } from '#client/features/matches/matching.ts';
import { useSelection } from '#client/features/matches/useSelection.ts';
import { useEditing } from '#client/features/requirement/editing.ts';
import { usePlaces } from './queries.ts';
import { type Link } from './link.ts';
import { useSpeaking } from './speakingContext.ts';
import styles from './Workplace.module.css';

const MatchMap = lazy(async () => ({ default: (await import('#client/map/MatchMap.tsx')).MatchMap }));

const NO_PLACES = [] as const;

/** The map of the answer, loaded when it is first shown. */
export function MapPane({ link }: { readonly link: Link }): ReactElement {
  const { language } = useSpeaking();
  const { answer } = useMatching();
  const { selectedId, select } = useSelection();
  const { requirement } = useEditing();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const places = usePlaces().data ?? NO_PLACES;
  const marks = useMemo(() => marksOf(answer, language), [answer, language]);
  const within = requirement.criteria['region']?.['within'];
  const region = useMemo(() => Region.safeParse(within), [within]);
  return (
    <div className={`${styles['map'] ?? ''} pf-no-print`}>
      <Suspense fallback={<Skeleton height="100%" radius={0} />}>
        <MatchMap
          marks={marks}
          selectedId={selectedId}
          onSelect={select}
          places={places}
          language={language === 'zh-CN' ? 'zh' : 'en'}
          scheme={scheme}
          onViewChange={link.onView}
          {...(region.success ? { region: region.data } : {})}
          {...(link.onPick === undefined ? {} : { onPick: link.onPick })}
        />
      </Suspense>
    </div>
  );
}
