import { type Park } from '#shared/park.ts';
import { type Place } from '#shared/place.ts';
import { type Position } from '#shared/position.ts';
import { type Resource } from '#shared/resource.ts';
import { type ResourceKind, SectorId } from '#shared/vocabulary.ts';
import { type Random, randomFrom } from '#server/domain/random.ts';

/** What is invented around the parks of one district, with its names and how far off it lies. */
const IN_DISTRICT: readonly { kind: ResourceKind; zh: string; en: string; withinM: number }[] = [
  { kind: 'service-platform', zh: '公共技术平台', en: 'public technical platform', withinM: 4000 },
  { kind: 'instrument', zh: '仪器共享中心', en: 'instrument sharing centre', withinM: 5000 },
  { kind: 'hospital', zh: '临床研究医院', en: 'clinical research hospital', withinM: 9000 },
  { kind: 'institute', zh: '生物医药研究院', en: 'biomedical institute', withinM: 12_000 },
  { kind: 'customs', zh: '海关监管场所', en: 'customs supervision place', withinM: 15_000 },
  { kind: 'airport', zh: '机场货站', en: 'airport cargo terminal', withinM: 40_000 },
];

/** Firms invented near each park. */
const FIRMS_PER_PARK = 4;
const FIRM_WITHIN_M = 3500;
/** A demo resource is somewhere in a ring of this radius. */
const RADIUS_M = 300;
const M_PER_DEGREE = 111_320;

/** Invents what stands near parks, so that nearness can be shown: firms by park, all else once for each district that has parks. */
export function demoResources(parks: readonly Park[], places: readonly Place[]): Resource[] {
  const placed = parks.filter(({ isUmbrella, location }) => !isUmbrella && location !== undefined);
  const firstOfDistrict = new Map(placed.map((park) => [park.places[0] ?? '', park]));
  return [...placed.flatMap(firmsOf), ...[...firstOfDistrict].flatMap(([id, park]) => sharedOf(id, park, places))];
}

function firmsOf(park: Park): Resource[] {
  const random = randomFrom(`firms/${park.id}`);
  return Array.from({ length: FIRMS_PER_PARK }, (_, at) => ({
    id: `demo-firm-${park.id}-${at + 1}`,
    kind: 'firm',
    name: { zh: `演示企业${at + 1}（${park.name.zh}附近）`, en: `Demo firm ${at + 1} near ${park.name.en}` },
    places: [...park.places],
    ...near(park, FIRM_WITHIN_M, random),
    sectors: [...new Set([random.pick(SectorId.options), random.pick(SectorId.options)])],
    demo: true,
    src: [],
  }));
}

function sharedOf(placeId: string, park: Park, places: readonly Place[]): Resource[] {
  const random = randomFrom(`shared/${placeId}`);
  const place = places.find(({ id }) => id === placeId) ?? { zh: placeId, en: placeId };
  return IN_DISTRICT.map(({ kind, zh, en, withinM }) => ({
    id: `demo-${kind}-${placeId}`,
    kind,
    name: { zh: `演示${place.zh}${zh}`, en: `Demo ${en}, ${place.en}` },
    places: [placeId],
    ...near(park, withinM, random),
    demo: true,
    src: [],
  }));
}

/** A point within so many metres of the park's, on a plane good enough for an invented one. */
function near({ location }: Park, withinM: number, random: Random): Pick<Resource, 'location'> {
  if (location === undefined) return {};
  const [lng, lat] = location.position;
  const distanceM = withinM * Math.sqrt(random.next());
  const bearing = 2 * Math.PI * random.next();
  const position: Position = [
    rounded(lng + (distanceM * Math.sin(bearing)) / (M_PER_DEGREE * Math.cos((lat * Math.PI) / 180))),
    rounded(lat + (distanceM * Math.cos(bearing)) / M_PER_DEGREE),
  ];
  return { location: { crs: 'WGS-84', position, radiusM: RADIUS_M, basis: 'invented for demonstration' } };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}
