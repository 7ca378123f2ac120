import 'leaflet/dist/leaflet.css';
import './matchMap.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParkHolding } from '#shared/listing.ts';
import { loadLand } from './base/loadLand.ts';
import { createHoldingView, type HoldingView } from './createHoldingView.ts';
import { createMapTexts } from './mapTexts.ts';

interface Props {
  readonly holdings: readonly ParkHolding[];
  readonly selectedId: string | undefined;
  readonly language: 'zh' | 'en';
  readonly onSelect: (parkId: string) => void;
}

/** The parks of an operator on a map, each with the number of its spaces; all of it stands in the list too. */
export function HoldingMap(props: Props): React.JSX.Element {
  const { holdings, selectedId, language } = props;
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const texts = useMemo(() => createMapTexts(t), [t]);
  const [landIsMissing, setLandIsMissing] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<HoldingView>(null);
  const onSelect = useEffectEvent(props.onSelect);

  useEffect(() => {
    if (container.current === null) return undefined;
    const created = createHoldingView(container.current, (id) => {
      onSelect(id);
    });
    view.current = created;
    const leaving = new AbortController();
    loadLand(leaving.signal).then(created.showLand, () => {
      if (!leaving.signal.aborted) setLandIsMissing(true);
    });
    return () => {
      leaving.abort();
      view.current = null;
      created.remove();
    };
  }, []);

  useEffect(() => {
    view.current?.show({ holdings, selectedId, language, texts, countOf: (count) => t('map.spaces', { count }) });
  }, [holdings, selectedId, language, texts, t]);

  return (
    <div className="match-map" data-scheme={scheme}>
      <div ref={container} className="match-map__canvas" role="region" aria-label={t('map.ownParks')} />
      {landIsMissing && <p className="pf-quiet">{t('map.landIsMissing')}</p>}
    </div>
  );
}
