import type { Position } from '#shared/position.ts';

/** Something with a name for the map; one without a centre is left out. */
export interface Named {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly level: 'national' | 'city' | 'district' | 'park';
  readonly centre?: Position | undefined;
  readonly parent?: string | undefined;
}

/** A name to write: where its middle stands, and how far it is moved from there. */
export interface PlacedName {
  readonly id: Named['id'];
  readonly text: string;
  readonly level: Named['level'];
  readonly position: Position;
  /** Down; up where negative. */
  readonly shiftPx: number;
}

interface View {
  readonly zoom: number;
  readonly language: 'zh' | 'en';
  /** Pixel of a position, right and down. */
  readonly pixelOf: (position: Position) => Pixel;
  /** Markers, which names keep clear of. */
  readonly markers: readonly Position[];
}

/** From which zoom on each level is named; earlier ones take the room first. */
const LEVELS = [
  { level: 'city', fromZoom: 0 },
  { level: 'district', fromZoom: 9 },
  { level: 'park', fromZoom: 10 },
] as const;

/** About what a letter takes, so that names which would run into each other can be left out before they are drawn. */
const LETTER_WIDTH_PX = { zh: 14, en: 7.5 } as const;
const LINE_HEIGHT_PX = 20;

/** Where a name may stand beside its centre, in pixels down, the best place first; that of a park stands clear of its dot. */
const SHIFTS_PX = [0, 27, -27] as const;
const PARK_SHIFTS_PX = [16, -16] as const;

const MARKER_SIZE_PX = 34;
const PARK_DOT_SIZE_PX = 11;

/** The names to write at a zoom, cities before districts before parks; one that finds no room beside markers and earlier names is left out. */
export function placeNames(places: readonly Named[], view: View): readonly PlacedName[] {
  const around = (sizePx: number) => (position: Position) => boxAround(view.pixelOf(position), [sizePx, sizePx]);
  const dots = places.flatMap(({ level, centre }) => (level === 'park' && centre !== undefined ? [centre] : []));
  const room = { taken: view.markers.map(around(MARKER_SIZE_PX)), dots: dots.map(around(PARK_DOT_SIZE_PX)) };
  return LEVELS.filter(({ fromZoom }) => view.zoom >= fromZoom)
    .flatMap(({ level }) => places.filter((place) => place.level === level))
    .flatMap((place) => placed({ ...place, centre: labelPoint(place, places) }, view, room));
}

/** A city whose own centre is not known is named amid those of its districts; this places the name and nothing else. */
function labelPoint({ id, level, centre }: Named, places: readonly Named[]): Position | undefined {
  if (centre !== undefined || level !== 'city') return centre;
  const parts = places.flatMap((place) => (place.parent === id && place.centre !== undefined ? [place.centre] : []));
  if (parts.length === 0) return undefined;
  const [lngs, lats] = [parts.map(([lng]) => lng), parts.map(([, lat]) => lat)];
  return [mean(lngs), mean(lats)];
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

interface Room {
  /** By markers and earlier names. */
  readonly taken: Box[];
  /** Of parks: the name of a city may stand over them where it finds no other place. */
  readonly dots: readonly Box[];
}

/** The name of a place where there is room for it, which it then takes. */
function placed({ id, level, centre, zh, en }: Named, view: View, { taken, dots }: Room): PlacedName[] {
  if (centre === undefined) return [];
  const text = { zh, en }[view.language];
  const [x, y] = view.pixelOf(centre);
  const size: Pixel = [text.length * LETTER_WIDTH_PX[view.language], LINE_HEIGHT_PX];
  const shifts = level === 'park' ? PARK_SHIFTS_PX : SHIFTS_PX;
  const boxes = shifts.map((shiftPx) => ({ shiftPx, box: boxAround([x, y + shiftPx], size) }));
  const free = boxes.filter(({ box }) => !taken.some((other) => overlap(box, other)));
  const clear = free.find(({ box }) => !dots.some((dot) => overlap(box, dot)));
  const chosen = clear ?? (level === 'city' ? free[0] : undefined);
  if (chosen === undefined) return [];
  taken.push(chosen.box);
  return [{ id, text, level, position: centre, shiftPx: chosen.shiftPx }];
}

/** To the right and down. */
type Pixel = readonly [number, number];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxAround([x, y]: Pixel, [widthPx, heightPx]: Pixel): Box {
  return {
    left: x - widthPx / 2,
    right: x + widthPx / 2,
    top: y - heightPx / 2,
    bottom: y + heightPx / 2,
  };
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
