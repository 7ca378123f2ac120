import { beforeEach, describe, expect, it } from 'vitest';
import { createControls } from '#client/map/controls.ts';
import { aMap, equipPage, textsIn } from './mapBench.ts';

beforeEach(equipPage);

describe('createControls', () => {
  it.each([
    { language: 'en', names: ['Zoom in', 'Zoom out'] },
    { language: 'zh', names: ['放大', '缩小'] },
  ] as const)(
    'names the zoom buttons in $language, also after another language was shown',
    async ({ language, names }) => {
      const map = aMap();
      const controls = createControls(map);
      controls.show(await textsIn('en'));

      controls.show(await textsIn(language));

      const buttons = [...map.getContainer().querySelectorAll('.leaflet-control-zoom a')];
      expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual(names);
    },
  );

  it('names the source of the coastline and leads nowhere outside', async () => {
    const map = aMap();

    createControls(map).show(await textsIn('en'));

    const attribution = map.getContainer().querySelector('.leaflet-control-attribution');
    expect(attribution?.textContent).toBe('Coastline: Natural Earth (public domain) · Leaflet');
    expect(attribution?.querySelector('a')).toBeNull();
  });

  it('leaves no control once removed', async () => {
    const map = aMap();
    const controls = createControls(map);
    controls.show(await textsIn('en'));

    controls.remove();

    expect(map.getContainer().querySelectorAll('.leaflet-control')).toHaveLength(0);
  });
});
