import type { TFunction } from 'i18next';
import type { PlacedMark } from './spaceMark.ts';

/** What the map says, in the user's language. */
export interface MapTexts {
  readonly label: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly attribution: string;
  readonly demoShort: string;
  /** All that a marker shows by colour, shape and outline, a phrase each. */
  readonly mark: (mark: PlacedMark) => readonly string[];
  /** All that a cluster shows, a phrase each; its marks are given best first. */
  readonly cluster: (marks: readonly PlacedMark[]) => readonly string[];
  /** Joins phrases to a name. */
  readonly joined: (phrases: readonly string[]) => string;
}

export function createMapTexts(t: TFunction): MapTexts {
  const rankOf = ({ verdict, rank }: PlacedMark): string =>
    verdict === 'nearMiss' ? t('map.nearMissRank', { rank }) : t('map.rank', { rank });
  return {
    label: t('map.label'),
    zoomIn: t('map.zoomIn'),
    zoomOut: t('map.zoomOut'),
    attribution: t('map.attribution'),
    demoShort: t('map.demoShort'),
    mark: (mark) => [
      `${rankOf(mark)}${t('map.separator')}${mark.name}`,
      t('map.score', { score: Math.round(mark.score) }),
      t(`map.verdict.${mark.verdict}`),
      ...(mark.stage === undefined ? [] : [t(`map.stage.${mark.stage}`)]),
      ...(mark.demo ? [t('map.demo')] : []),
      ...approximation(t, mark),
    ],
    cluster: (marks) => [clusterName(t, marks), ...(marks.every(({ demo }) => demo) ? [t('map.allDemo')] : [])],
    joined: (phrases) => phrases.join(t('map.separator')),
  };
}

/** A position that is off by a radius is said to be so; a surveyed one needs no words. */
function approximation(t: TFunction, { location }: PlacedMark): string[] {
  return location.radiusM === 0 ? [] : [t('map.approximate', { distance: distanceText(location.radiusM) })];
}

function distanceText(distanceM: number): string {
  return distanceM < 1000 ? `${Math.round(distanceM)} m` : `${Math.round(distanceM / 100) / 10} km`;
}

function clusterName(t: TFunction, marks: readonly PlacedMark[]): string {
  const [best] = marks;
  return best === undefined || best.verdict === 'nearMiss'
    ? t('map.clusterOfNearMisses', { total: marks.length })
    : t('map.cluster', { total: marks.length, rank: best.rank });
}
