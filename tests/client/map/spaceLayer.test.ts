import type L from 'leaflet';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MapLayer } from '#client/map/mapLayer.ts';
import type { MapTexts } from '#client/map/mapTexts.ts';
import type { ShownSpaces } from '#client/map/spaceDrawing.ts';
import { createSpaceLayer } from '#client/map/spaceLayer.ts';
import { MAP_SIZE, aMap, aMark, aRenderer, equipPage, marksInOnePark, sizeElements, textsIn } from './mapBench.ts';

const onSelect = vi.fn();
const onDrawn = vi.fn();
const twoParks = [...marksInOnePark(3, 1, 114.4), ...marksInOnePark(2, 4, 114.5)];
let map: L.Map;
let layer: MapLayer<ShownSpaces>;
let texts: MapTexts;

function keys(): (string | undefined)[] {
  return [...map.getContainer().querySelectorAll<HTMLElement>('.map-pin')].map(({ dataset }) => dataset['pin']);
}

function press(key: string): void {
  map.getContainer().querySelector<HTMLElement>(`[data-pin="${key}"]`)?.click();
}

function escape(): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
  map.getContainer().dispatchEvent(event);
  return event;
}

function paths(className: string): Element[] {
  return [...map.getContainer().querySelectorAll(`path.${className}`)];
}

beforeEach(async () => {
  equipPage();
  vi.clearAllMocks();
  texts = await textsIn('en');
  map = aMap(12);
  layer = createSpaceLayer(map, { renderer: aRenderer(), onSelect, onDrawn });
});

describe('createSpaceLayer', () => {
  it('tells which space was chosen', () => {
    layer.show({ marks: [aMark()], selectedId: null, texts });

    press('mark:space-1');

    expect(onSelect).toHaveBeenCalledExactlyOnceWith('space-1');
  });

  it('opens a cluster of several parks by zooming to where they part', () => {
    map.setZoom(6);
    layer.show({ marks: twoParks, selectedId: null, texts });

    press('cluster:5:space-1');

    expect(map.getZoom()).toBe(10);
    expect(keys()).toEqual(['cluster:3:space-1', 'cluster:2:space-4']);
  });

  it('opens the spaces of one park as a fan, each joined to the middle by a leg', () => {
    layer.show({ marks: twoParks, selectedId: null, texts });

    press('cluster:3:space-1');

    expect(keys()).toEqual(['cluster:3:space-1', 'mark:space-1', 'mark:space-2', 'mark:space-3', 'cluster:2:space-4']);
    expect(paths('map-leg')).toHaveLength(3);
    expect(map.getZoom()).toBe(12);
  });

  it('closes a fan when its middle is pressed again', () => {
    layer.show({ marks: twoParks, selectedId: null, texts });
    press('cluster:3:space-1');

    press('cluster:3:space-1');

    expect(keys()).toEqual(['cluster:3:space-1', 'cluster:2:space-4']);
  });

  it('closes a fan with Escape, which then closes nothing else', () => {
    layer.show({ marks: twoParks, selectedId: null, texts });
    press('cluster:3:space-1');
    const outside = vi.fn();
    document.body.addEventListener('keydown', outside);

    escape();
    escape();
    document.body.removeEventListener('keydown', outside);

    expect(keys()).toEqual(['cluster:3:space-1', 'cluster:2:space-4']);
    expect(outside).toHaveBeenCalledOnce();
  });

  it('closes a fan with a click beside it', () => {
    layer.show({ marks: twoParks, selectedId: null, texts });
    press('cluster:3:space-1');

    map.fire('click');

    expect(keys()).toHaveLength(2);
  });

  it('opens the cluster that hides the selected space, zooming where that parts it', () => {
    map.setZoom(6);

    layer.show({ marks: twoParks, selectedId: 'space-5', texts });

    expect(map.getZoom()).toBe(10);
    expect(keys()).toEqual(['cluster:3:space-1', 'cluster:2:space-4', 'mark:space-4', 'mark:space-5']);
  });

  it('brings the selected space into view', () => {
    map.setView([22.7, 115.5], 12);

    layer.show({ marks: twoParks, selectedId: 'space-1', texts });

    expect(map.getBounds().contains([22.7, 114.4])).toBe(true);
  });

  it('does not move when the selected space is in view already', () => {
    layer.show({ marks: [aMark()], selectedId: null, texts });
    const before = map.getCenter();

    layer.show({ marks: [aMark()], selectedId: 'space-1', texts });

    expect(map.getCenter()).toEqual(before);
    expect(map.getZoom()).toBe(12);
  });

  it('keeps the selected space in view when a drawer takes room from the map', () => {
    // At zoom 12 a pixel is 360 / (256 · 4096) degrees of longitude: the space stands 349 pixels right of the middle.
    map.setView([22.7, 114.28], 12);
    layer.show({ marks: [aMark()], selectedId: 'space-1', texts });

    sizeElements({ width: 400, height: 600 });
    map.invalidateSize();

    expect(map.getBounds().contains([22.7, 114.4])).toBe(true);
  });

  it('looks for the selected space when a hidden map is seen', () => {
    sizeElements({ width: 0, height: 0 });
    map.invalidateSize();
    layer.show({ marks: twoParks, selectedId: 'space-4', texts });
    map.setView([25, 118], 6);

    sizeElements(MAP_SIZE);
    map.invalidateSize();

    expect(map.getBounds().contains([22.7, 114.5])).toBe(true);
    expect(keys()).toContain('mark:space-4');
  });

  it('does not bring back a selected space that the user has moved away from', () => {
    layer.show({ marks: [aMark()], selectedId: 'space-1', texts });
    map.setView([22.7, 116], 12);

    sizeElements({ width: 400, height: 600 });
    map.invalidateSize();

    expect(map.getCenter().lng).toBeCloseTo(116, 3);
  });

  it('draws one ring for a park, whose spaces share it, and makes that of the selected one stand out', () => {
    layer.show({ marks: twoParks, selectedId: 'space-4', texts });

    expect(paths('map-ring')).toHaveLength(2);
    expect(paths('map-ring--strong')).toHaveLength(1);
  });

  it('makes the ring of the pin in focus stand out', () => {
    layer.show({ marks: twoParks, selectedId: null, texts });

    map.getContainer().querySelector<HTMLElement>('.map-pin')?.focus();

    expect(paths('map-ring--strong')).toHaveLength(1);
  });

  it('draws no ring around a surveyed point', () => {
    layer.show({ marks: [aMark()], selectedId: 'space-1', texts });

    expect(paths('map-ring')).toEqual([]);
  });

  it('tells where pins stand, for names to keep clear of', () => {
    layer.show({ marks: [aMark()], selectedId: null, texts });

    expect(onDrawn).toHaveBeenLastCalledWith([[114.4, 22.7]]);
  });

  it('leaves nothing on the map, and hears nothing more, once removed', () => {
    layer.show({ marks: twoParks, selectedId: null, texts });
    vi.clearAllMocks();

    layer.remove();
    map.setZoom(8);
    map.fire('click');

    expect(keys()).toEqual([]);
    expect(map.getContainer().querySelectorAll('path')).toHaveLength(0);
    expect(onDrawn).not.toHaveBeenCalled();
  });
});
