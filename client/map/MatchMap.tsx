import 'leaflet/dist/leaflet.css';
import './matchMap.css';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '#shared/place.ts';
import type { Position, Region } from '#shared/position.ts';
import { loadLand } from './base/loadLand.ts';
import { createMapView, type MapView } from './createMapView.ts';
import { MapLegend } from './MapLegend.tsx';
import { MapNotes } from './MapNotes.tsx';
import { createMapTexts } from './mapTexts.ts';
import type { ParkMark } from './parkMark.ts';
import type { Reach } from './reach.ts';
import { placedMarks, unplacedCount, type SpaceMark } from './spaceMark.ts';

export interface MatchMapProps {
  /** A new list is drawn anew; keep the same one while nothing changes. */
  readonly marks: readonly SpaceMark[];
  readonly selectedId: SpaceMark['id'] | null;
  readonly onSelect: (id: SpaceMark['id']) => void;
  /** Cities and districts to name; those without a centre are left out. */
  readonly places: readonly Place[];
  /** Parks to show while there are no results yet. */
  readonly parks: readonly ParkMark[];
  readonly language: 'zh' | 'en';
  readonly scheme: 'light' | 'dark';
  /** Region that the requirement asks for. */
  readonly region?: Region;
  /** Point that the requirement asks to be near. */
  readonly reach?: Reach;
  /** Hears of the region in view whenever the map has moved. */
  readonly onViewChange?: (region: Region) => void;
  /** Present while the user chooses a point. */
  readonly onPick?: (position: Position) => void;
}

/** Matches and near misses on a map, in step with a list that stands beside it. */
export function MatchMap(props: MatchMapProps): React.JSX.Element {
  const { marks, selectedId, places, parks, language, scheme, region, reach, onPick } = props;
  const { t } = useTranslation();
  const texts = useMemo(() => createMapTexts(t), [t]);
  const placed = useMemo(() => placedMarks(marks), [marks]);
  const [landIsMissing, setLandIsMissing] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<MapView>(null);
  const onSelect = useEffectEvent(props.onSelect);
  const onViewChange = useEffectEvent((shown: Region) => props.onViewChange?.(shown));
  const onPicked = useEffectEvent((position: Position) => onPick?.(position));

  useEffect(() => {
    if (container.current === null) return undefined;
    const created = createMapView(container.current, {
      onSelect: (id) => {
        onSelect(id);
      },
      onViewChange: (shown) => {
        onViewChange(shown);
      },
      onPick: (position) => {
        onPicked(position);
      },
    });
    view.current = created;
    const leaving = new AbortController();
    loadLand(leaving.signal).then(created.showLand, () => {
      // Results do not need the coastline; the map says that it is missing.
      if (!leaving.signal.aborted) setLandIsMissing(true);
    });
    return () => {
      leaving.abort();
      view.current = null;
      created.remove();
    };
  }, []);

  useEffect(() => view.current?.showControls(texts), [texts]);
  useEffect(() => view.current?.showPlaces({ places, parks, language }), [places, parks, language]);
  useEffect(() => {
    view.current?.showResults({ marks: placed, selectedId, region, reach, parks, texts });
  }, [placed, selectedId, region, reach, parks, texts]);

  return (
    <div className="match-map" data-scheme={scheme} data-picking={onPick !== undefined}>
      <div ref={container} className="match-map__canvas" role="region" aria-label={texts.label} />
      <MapNotes
        parks={parks.length}
        unplaced={unplacedCount(marks)}
        landIsMissing={landIsMissing}
        picking={onPick !== undefined}
      />
      <MapLegend />
    </div>
  );
}
