import { geoArea, geoCentroid, geoNaturalEarth1, geoPath } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import codes from 'i18n-iso-countries/codes.json';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import world from 'world-atlas/countries-110m.json';
import { SMALL_COUNTRIES } from './country-places.constants';

export const MAP_WIDTH = 640;
export const MAP_HEIGHT = 330;

type Country = Feature<Polygon | MultiPolygon, { name: string }>;

const ANTARCTICA = '010';
const EDGE = 12;

const topology = world as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
const shapes = (feature(topology, topology.objects.countries).features as Country[]).filter(
  ({ id }) => id !== ANTARCTICA,
);

/** The western, eastern, northern and southern ends of what the map shows. Some islands of the Pacific are cut off. */
const ENDS = [
  [-122, 0],
  [160, 0],
  [0, 80],
  [0, -56],
];
const projection = geoNaturalEarth1().fitSize([MAP_WIDTH, MAP_HEIGHT], { type: 'MultiPoint', coordinates: ENDS });

/** The outlines of all countries as one path of SVG. */
export const LAND_PATH = geoPath(projection)({ type: 'FeatureCollection', features: shapes }) ?? '';

const NUMBERS: ReadonlyMap<string, string> = new Map(
  (codes as readonly (readonly string[])[]).map(([alpha2 = '', , number = '']) => [alpha2, number]),
);

/** Returns the place of a country on the map; null if the map does not have it. */
export function findPlace(country: string): [number, number] | null {
  const number = NUMBERS.get(country);
  const shape = number === undefined ? undefined : shapes.find(({ id }) => id === number);
  const place = shape ? findCentre(shape) : SMALL_COUNTRIES[country];
  const point = place && projection([...place]);
  return point ? [clamp(point[0], MAP_WIDTH), clamp(point[1], MAP_HEIGHT)] : null;
}

/** Returns the centre of the largest part, because that of France and its overseas departments would be in the sea. */
function findCentre({ geometry }: Country): [number, number] {
  const parts: Position[][][] = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const polygons = parts.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  return geoCentroid(polygons.reduce((largest, one) => (geoArea(one) > geoArea(largest) ? one : largest)));
}

/** Keeps the circle of a place within the map. */
function clamp(position: number, length: number): number {
  return Math.min(Math.max(position, EDGE), length - EDGE);
}
