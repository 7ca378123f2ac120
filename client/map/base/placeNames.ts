import type { Place } from '#shared/place.ts';
import type { Position } from '#shared/position.ts';

/** A name to write, and the pixel of its middle. */
export interface PlacedName {
  readonly id: Place['id'];
  readonly text: string;
  readonly level: Place['level'];
  readonly position: Position;
}

interface View {
  readonly zoom: number;
  readonly language: 'zh' | 'en';
  /** Pixel of a position, right and down. */
  readonly pixelOf: (position: Position) => readonly [number, number];
}

/** Cities are named until their districts are. */
const DISTRICTS_FROM_ZOOM = 9;

/** About what a letter takes, so that names which would run into each other can be left out before they are drawn. */
const LETTER_WIDTH_PX = { zh: 14, en: 7.5 } as const;
const LINE_HEIGHT_PX = 20;

/** The names of cities or districts to write at a zoom, in the order of the places; of two that would overlap, the first. */
export function placeNames(places: readonly Place[], view: View): readonly PlacedName[] {
  const level = view.zoom >= DISTRICTS_FROM_ZOOM ? 'district' : 'city';
  const kept: { readonly name: PlacedName; readonly box: Box }[] = [];
  for (const { id, centre: position, level: itsLevel, [view.language]: text } of places) {
    if (position === undefined || itsLevel !== level) continue;
    const box = boxAround(view.pixelOf(position), text.length * LETTER_WIDTH_PX[view.language]);
    if (!kept.some((other) => overlap(box, other.box))) kept.push({ name: { id, text, level, position }, box });
  }
  return kept.map(({ name }) => name);
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxAround([x, y]: readonly [number, number], widthPx: number): Box {
  return {
    left: x - widthPx / 2,
    right: x + widthPx / 2,
    top: y - LINE_HEIGHT_PX / 2,
    bottom: y + LINE_HEIGHT_PX / 2,
  };
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
