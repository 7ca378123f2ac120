import type L from 'leaflet';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MapTexts } from '#client/map/mapTexts.ts';
import { createPinLayer } from '#client/map/pinLayer.ts';
import { indexPins, type Pin } from '#client/map/pins.ts';
import { placedMarks, type PlacedMark } from '#client/map/spaceMark.ts';
import { aMap, aMark, equipPage, marksInOnePark, pixelOf, textsIn } from './mapBench.ts';

const events = { onPress: vi.fn(), onPoint: vi.fn() };
const apart = [
  aMark({ id: 'east', rank: 2, location: { crs: 'WGS-84', position: [114.45, 22.7], radiusM: 0 } }),
  aMark({ id: 'west', rank: 1, location: { crs: 'WGS-84', position: [114.35, 22.7], radiusM: 0 } }),
];
let map: L.Map;
let texts: MapTexts;

function buttons(): HTMLElement[] {
  return [...map.getContainer().querySelectorAll<HTMLElement>('.map-pin')];
}

function pinsOf(marks: readonly PlacedMark[], openKey: string | null = null): readonly Pin[] {
  return indexPins(placedMarks(marks)).at(12, openKey);
}

beforeEach(async () => {
  equipPage();
  vi.clearAllMocks();
  map = aMap();
  texts = await textsIn('en');
});

describe('createPinLayer', () => {
  it('puts buttons on the page in the order of their ranks, whatever the order of the spaces on the ground', () => {
    createPinLayer(map, events).show({ pins: pinsOf(apart), selectedId: null, texts });

    expect(buttons().map(({ dataset }) => dataset['spaceId'])).toEqual(['west', 'east']);
  });

  it('draws a space at its longitude and latitude, not the other way round', () => {
    createPinLayer(map, events).show({ pins: pinsOf([aMark()]), selectedId: null, texts });

    // The map's middle is the space's position: 800 x 600 pixels, so 400 and 300.
    expect(pixelOf(buttons()[0])).toEqual([400, 300]);
  });

  it('tells which pin was pressed', () => {
    createPinLayer(map, events).show({ pins: pinsOf(apart), selectedId: null, texts });

    buttons()[1]?.click();

    expect(events.onPress).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ key: 'mark:east' }));
  });

  it('tells which pin has the focus, and when it is left', () => {
    createPinLayer(map, events).show({ pins: pinsOf(apart), selectedId: null, texts });

    buttons()[0]?.focus();
    buttons()[0]?.blur();

    expect(events.onPoint.mock.calls).toEqual([[expect.objectContaining({ key: 'mark:west' })], [null]]);
  });

  it('marks the selected space, and leaves the buttons in place when only the selection changes', () => {
    const layer = createPinLayer(map, events);
    const pins = pinsOf(apart);
    layer.show({ pins, selectedId: 'west', texts });
    const before = buttons();

    layer.show({ pins, selectedId: 'east', texts });

    expect(buttons()).toEqual(before);
    expect(buttons().map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
  });

  it('marks the cluster that hides the selected space', () => {
    createPinLayer(map, events).show({ pins: pinsOf(marksInOnePark(3)), selectedId: 'space-2', texts });

    expect(buttons()[0]?.hasAttribute('data-selected')).toBe(true);
  });

  it('keeps the focus on a pin that is drawn anew', () => {
    const layer = createPinLayer(map, events);
    layer.show({ pins: pinsOf(apart), selectedId: null, texts });
    buttons()[1]?.focus();

    layer.show({ pins: pinsOf(apart), selectedId: null, texts });

    expect(document.activeElement).toBe(buttons()[1]);
  });

  it('hands the focus of a cluster that has parted to its best space', () => {
    const layer = createPinLayer(map, events);
    layer.show({ pins: pinsOf(marksInOnePark(3)), selectedId: null, texts });
    buttons()[0]?.focus();

    layer.show({ pins: pinsOf(marksInOnePark(1)), selectedId: null, texts });

    expect(document.activeElement).toBe(buttons()[0]);
  });

  it('hands the focus to the map when the pin is gone', () => {
    const layer = createPinLayer(map, events);
    map.getContainer().tabIndex = 0;
    layer.show({ pins: pinsOf(apart), selectedId: null, texts });
    buttons()[0]?.focus();

    layer.show({ pins: [], selectedId: null, texts });

    expect(document.activeElement).toBe(map.getContainer());
  });

  it('names pins anew in another language', async () => {
    const layer = createPinLayer(map, events);
    const pins = pinsOf([aMark()]);
    layer.show({ pins, selectedId: null, texts });

    layer.show({ pins, selectedId: null, texts: await textsIn('zh') });

    expect(buttons()[0]?.getAttribute('aria-label')).toContain('第 1 名');
  });

  it('spreads the spaces of an open fan around their point', () => {
    const pins = pinsOf(marksInOnePark(4), 'cluster:4:space-1');
    createPinLayer(map, events).show({ pins, selectedId: null, texts });

    // The middle, then 48 pixels up, right, down and left of it.
    expect(buttons().map(pixelOf)).toEqual([
      [400, 300],
      [400, 252],
      [448, 300],
      [400, 348],
      [352, 300],
    ]);
  });

  it('tells what a pin is while the pointer is on it, until Escape', () => {
    createPinLayer(map, events).show({ pins: pinsOf([aMark()]), selectedId: null, texts });
    buttons()[0]?.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    const told = document.querySelector('.map-tooltip')?.textContent;

    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));

    expect(told).toContain('Rank 1, Building 1, 101');
    expect(document.querySelector('.map-tooltip')).toBeNull();
  });

  it('leaves nothing on the map, nor any listener, once removed', () => {
    const layer = createPinLayer(map, events);
    layer.show({ pins: pinsOf(apart), selectedId: null, texts });
    const [button] = buttons();

    layer.remove();
    button?.click();

    expect(buttons()).toEqual([]);
    expect(events.onPress).not.toHaveBeenCalled();
  });
});
