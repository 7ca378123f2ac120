import Supercluster, { type PointFeature } from 'supercluster';
import type { Position } from '#shared/position.ts';
import { fanOffsets, type Offset } from './fan.ts';
import { MAX_ZOOM } from './zoom.ts';
import type { PlacedMark } from './spaceMark.ts';

/** One space, at its position or spread from it in a fan. */
export interface MarkPin {
  readonly kind: 'mark';
  readonly key: string;
  readonly marks: readonly [PlacedMark];
  readonly position: Position;
  /** Pixels from the position, in an open fan. */
  readonly offset?: Offset;
}

/** Several spaces too close to be told apart at this zoom, best first. */
export interface ClusterPin {
  readonly kind: 'cluster';
  readonly key: string;
  readonly marks: readonly [PlacedMark, ...PlacedMark[]];
  readonly position: Position;
  /** The zoom at which it falls apart; absent where its spaces stand on one point, so that only a fan parts them. */
  readonly partsAtZoom?: number;
  readonly open: boolean;
}

export type Pin = MarkPin | ClusterPin;

/** What stands on the map at each zoom. */
export interface PinIndex {
  /** All pins, best first; the marks of the fan that is open follow their cluster. The same list whenever the same is asked. */
  readonly at: (zoom: number, openKey: string | null) => readonly Pin[];
}

/** Pixels within which markers become one; more than a marker's width, so that none covers another. */
const CLUSTER_RADIUS_PX = 40;

/** Groups marks, given best first, by how close they are on the screen. */
export function indexPins(marks: readonly PlacedMark[]): PinIndex {
  const index = new Supercluster<{ order: number }>({ radius: CLUSTER_RADIUS_PX, extent: 256, maxZoom: MAX_ZOOM });
  index.load(marks.map(({ location }, order) => pointOf(location.position, order)));

  const pinsByView = new Map<string, readonly Pin[]>();

  return {
    at(zoom, openKey) {
      const view = `${zoom} ${openKey ?? ''}`;
      const pins = pinsByView.get(view) ?? pinsAt(zoom, openKey);
      pinsByView.set(view, pins);
      return pins;
    },
  };

  function pinsAt(zoom: number, openKey: string | null): Pin[] {
    return index
      .getClusters([-180, -90, 180, 90], Math.floor(zoom))
      .map((found) => ({ found, order: leastOrder(found) }))
      .sort((one, other) => one.order - other.order)
      .flatMap(({ found }) => pinsOf(found, openKey));
  }

  function leastOrder(found: Found): number {
    return Math.min(...ordersOf(found));
  }

  function ordersOf({ properties }: Found): number[] {
    return 'cluster' in properties
      ? index.getLeaves(properties.cluster_id, Infinity).map((leaf) => leaf.properties.order)
      : [properties.order];
  }

  function pinsOf(found: Found, openKey: string | null): Pin[] {
    const members = ordersOf(found)
      .sort((one, other) => one - other)
      .flatMap((order) => marks[order] ?? []);
    const [first, ...others] = members;
    if (first === undefined) return [];
    if (!('cluster' in found.properties)) return [markPin(first)];

    const key = `cluster:${members.length}:${first.id}`;
    const fixed = { kind: 'cluster', key, marks: [first, ...others], position: pointIn(found) } as const;
    const partsAtZoom = index.getClusterExpansionZoom(found.properties.cluster_id);
    if (partsAtZoom <= MAX_ZOOM) return [{ ...fixed, partsAtZoom, open: false }];
    const open = key === openKey;
    return [{ ...fixed, open }, ...(open ? fanned(members, fixed.position) : [])];
  }
}

/** The nearest zoom, from the given one on, at which a space stands alone or only a fan parts it from others. */
export function whereParted(
  index: PinIndex,
  id: PlacedMark['id'],
  fromZoom: number,
): { readonly pin: Pin; readonly zoom: number } | undefined {
  for (let zoom = fromZoom; zoom <= MAX_ZOOM; zoom = Math.floor(zoom) + 1) {
    const pin = index.at(zoom, null).find(({ marks }) => marks.some((mark) => mark.id === id));
    if (pin === undefined) return undefined;
    if (pin.kind === 'mark' || pin.partsAtZoom === undefined) return { pin, zoom };
  }
  return undefined;
}

type Found = ReturnType<Supercluster<{ order: number }>['getClusters']>[number];

function pointOf(position: Position, order: number): PointFeature<{ order: number }> {
  return { type: 'Feature', properties: { order }, geometry: { type: 'Point', coordinates: [...position] } };
}

function pointIn({ geometry }: Found): Position {
  const [lng = 0, lat = 0] = geometry.coordinates;
  return [lng, lat];
}

function markPin(mark: PlacedMark): MarkPin {
  return { kind: 'mark', key: `mark:${mark.id}`, marks: [mark], position: mark.location.position };
}

function fanned(marks: readonly PlacedMark[], position: Position): MarkPin[] {
  return fanOffsets(marks.length).flatMap((offset, at) => {
    const mark = marks[at];
    return mark === undefined ? [] : [{ ...markPin(mark), position, offset }];
  });
}
