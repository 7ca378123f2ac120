import i18next from 'i18next';
import L from 'leaflet';
import en from '#client/i18n/en/map.json' with { type: 'json' };
import zh from '#client/i18n/zh/map.json' with { type: 'json' };
import { createMapTexts, type MapTexts } from '#client/map/mapTexts.ts';
import type { PlacedMark } from '#client/map/spaceMark.ts';

/** Pixels of the map in tests; jsdom lays nothing out. */
export const MAP_SIZE = { width: 800, height: 600 } as const;

/** Gives the page what jsdom lacks and the map asks for. */
export function equipPage(): void {
  sizeElements(MAP_SIZE);
  Object.assign(window, {
    matchMedia: (query: string) => ({ matches: query.includes('reduce'), media: query }),
    ResizeObserver: IdleObserver,
  });
}

/** Gives every element a size, as a shown or a hidden page would. */
export function sizeElements({ width, height }: { readonly width: number; readonly height: number }): void {
  Object.defineProperties(HTMLElement.prototype, {
    clientWidth: { configurable: true, value: width },
    clientHeight: { configurable: true, value: height },
  });
}

class IdleObserver {
  observe(): void {
    // Nothing changes its size in jsdom.
  }
  disconnect(): void {
    // Nothing was observed.
  }
}

/** A map on the page, at Shenzhen, so near that parks some kilometres apart stand apart. */
export function aMap(zoom = 12): L.Map {
  const container = document.createElement('div');
  document.body.replaceChildren(container);
  return L.map(container, {
    zoomAnimation: false,
    fadeAnimation: false,
    zoomControl: false,
    attributionControl: false,
    maxZoom: 14,
  }).setView([22.7, 114.4], zoom);
}

/** Pixels to the right and down at which a pin stands on the map. */
export function pixelOf(pin: HTMLElement | undefined): readonly [number, number] {
  const { left = '', top = '' } = pin?.closest<HTMLElement>('.leaflet-marker-icon')?.style ?? {};
  return [parseInt(left, 10), parseInt(top, 10)];
}

/** A renderer that works without layout. */
export function aRenderer(): L.Renderer {
  return new L.SVG();
}

/** A met space in the middle of the map, known to the metre. */
export function aMark(rest: Partial<PlacedMark> = {}): PlacedMark {
  return {
    id: 'space-1',
    rank: 1,
    name: 'Building 1, 101',
    verdict: 'met',
    score: 80,
    location: { crs: 'WGS-84', position: [114.4, 22.7], radiusM: 0 },
    demo: false,
    ...rest,
  };
}

/** Spaces on one point, as those of a park are that has one position for all, ranked from the given rank on. */
export function marksInOnePark(count: number, fromRank = 1, lng = 114.4): readonly PlacedMark[] {
  return Array.from({ length: count }, (_, at) => {
    const rank = fromRank + at;
    return aMark({
      id: `space-${rank}`,
      rank,
      location: { crs: 'WGS-84', position: [lng, 22.7], radiusM: 3000 },
    });
  });
}

/** The map's real texts. */
export async function textsIn(language: 'zh' | 'en'): Promise<MapTexts> {
  return createMapTexts(await translatorIn(language));
}

export async function translatorIn(language: 'zh' | 'en'): Promise<typeof i18next.t> {
  await i18next.init({
    lng: language,
    resources: { zh: { translation: { map: zh } }, en: { translation: { map: en } } },
    interpolation: { escapeValue: false },
  });
  return i18next.t;
}
