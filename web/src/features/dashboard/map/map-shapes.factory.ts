import { geoArea, geoCentroid, geoNaturalEarth1, geoPath } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import codes from 'i18n-iso-countries/codes.json';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import world from 'world-atlas/countries-110m.json';

/** The longitudes and latitudes of countries that are too small for the shapes of the map, by their ISO code. */
const SMALL_COUNTRIES: Readonly<Record<string, readonly [longitude: number, latitude: number]>> = {
  AD: [1.6, 42.5],
  BH: [50.6, 26.1],
  BB: [-59.5, 13.2],
  BM: [-64.8, 32.3],
  CV: [-23.6, 15.1],
  CW: [-69, 12.2],
  GG: [-2.6, 49.5],
  GI: [-5.4, 36.1],
  HK: [114.2, 22.3],
  IM: [-4.5, 54.2],
  JE: [-2.1, 49.2],
  KY: [-81.2, 19.3],
  LI: [9.5, 47.2],
  MC: [7.4, 43.7],
  MO: [113.5, 22.2],
  MT: [14.4, 35.9],
  MU: [57.6, -20.3],
  MV: [73.5, 4.2],
  SC: [55.5, -4.7],
  SG: [103.8, 1.4],
  SM: [12.5, 43.9],
  VG: [-64.6, 18.4],
};

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
