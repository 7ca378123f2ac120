import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import i18next from 'i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Position } from '#shared/position.ts';
import { MatchMap, type MatchMapProps } from '#client/map/MatchMap.tsx';
import { aMark, equipPage, translatorIn } from './mapBench.ts';

const LAND = {
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [113, 22],
          [115, 22],
          [115, 24],
          [113, 22],
        ],
      ],
    ],
  },
};

const asShown: MatchMapProps = {
  marks: [aMark(), { id: 'lost', rank: 2, name: 'Lost', verdict: 'met', score: 50, demo: false }],
  selectedId: null,
  onSelect: vi.fn(),
  places: [],
  parks: [],
  language: 'en',
  scheme: 'dark',
};

let root: Root;

async function show(props: Partial<MatchMapProps> = {}): Promise<void> {
  await act(async () => {
    root.render(<MatchMap {...asShown} {...props} />);
    await Promise.resolve();
  });
}

function shown(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector);
}

beforeEach(async () => {
  equipPage();
  vi.clearAllMocks();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(LAND)));
  i18next.use(initReactI18next);
  await translatorIn('en');
  const page = document.createElement('div');
  document.body.replaceChildren(page);
  root = createRoot(page);
});

afterEach(() => {
  act(() => {
    root.unmount();
  });
  vi.unstubAllGlobals();
});

describe('MatchMap', () => {
  it('is a named region in the colours of the page', async () => {
    await show();

    expect(shown('[role="region"]')?.getAttribute('aria-label')).toBe('Map of the matches');
    expect(shown('.match-map')?.dataset['scheme']).toBe('dark');
  });

  it('tells which space was chosen', async () => {
    await show();

    shown('[data-space-id="space-1"]')?.click();

    expect(asShown.onSelect).toHaveBeenCalledExactlyOnceWith('space-1');
  });

  it('says how many spaces it cannot show', async () => {
    await show();

    expect(shown('.map-notes')?.textContent).toBe('1 space is not on the map: its position is not known');
  });

  it('draws the land once it has come', async () => {
    await show();
    await vi.waitUntil(() => shown('path.map-land') !== null);

    expect(document.querySelectorAll('path.map-land')).toHaveLength(1);
  });

  it('says that the coastline is missing when it cannot be had, and shows the results all the same', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));

    await show({ marks: [aMark()] });
    await act(async () => vi.waitUntil(() => shown('.map-notes p') !== null));

    expect(shown('.map-notes')?.textContent).toBe(
      'The coastline could not be loaded; positions are right all the same',
    );
    expect(shown('.map-pin')).not.toBeNull();
  });

  it('shows the parks, and says so, while there is no result yet', async () => {
    await show({
      marks: [],
      parks: [
        {
          id: 'bay',
          name: { zh: '海湾园区', en: 'Bay Park' },
          location: { crs: 'WGS-84', position: [114.4, 22.7], radiusM: 3000 },
        },
      ],
    });

    expect(document.querySelectorAll('path.map-park')).toHaveLength(1);
    expect(shown('.map-name--park')?.textContent).toBe('Bay Park');
    expect(shown('.map-notes')?.textContent).toBe('1 park. Search to see the spaces in it.');
  });

  it('draws the point to be near, and the limit around it', async () => {
    await show({ reach: { position: [114.4, 22.7], limitM: 5000 } });

    expect(document.querySelectorAll('path.map-reach-point')).toHaveLength(1);
    expect(document.querySelectorAll('path.map-region')).toHaveLength(1);

    await show({ reach: { position: [114.4, 22.7] } });

    expect(document.querySelectorAll('path.map-region')).toHaveLength(0);
  });

  it('selects what the list selects', async () => {
    await show();

    await show({ selectedId: 'space-1' });

    expect(shown('[data-space-id="space-1"]')?.getAttribute('aria-pressed')).toBe('true');
  });

  it('tells the region in view when the map has moved', async () => {
    const onViewChange = vi.fn();
    await show({ onViewChange });

    await show({ onViewChange, marks: [aMark({ location: { crs: 'WGS-84', position: [121, 31], radiusM: 0 } })] });

    expect(onViewChange).toHaveBeenLastCalledWith(expect.objectContaining({ type: 'Polygon' }));
  });

  it('takes Enter on the map for its centre while a point is chosen', async () => {
    const onPick = vi.fn<(position: Position) => void>();
    await show({ onPick });

    shown('[role="region"]')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));

    const [[longitude, latitude] = []] = onPick.mock.lastCall ?? [];
    expect(longitude).toBeCloseTo(114.4, 3);
    expect(latitude).toBeCloseTo(22.7, 3);
  });

  it('speaks Chinese when the page does', async () => {
    await translatorIn('zh');

    await show({ language: 'zh' });

    expect(shown('[role="region"]')?.getAttribute('aria-label')).toBe('匹配结果地图');
    expect(shown('summary')?.textContent).toBe('图例');
  });

  it('leaves the page clean when it goes', async () => {
    await show();

    act(() => {
      root.render(null);
    });

    expect(shown('.leaflet-container')).toBeNull();
  });
});
