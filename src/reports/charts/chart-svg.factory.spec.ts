import { decode } from 'html-entities';
import { measureTextWidth } from '../../common/pdf/text-width.rules.js';
import { formatNumber } from '../../common/documents/locale-format.rules.js';
import type { ChartData, ChartSeries } from './chart-data.rules.js';
import { buildBareChartSvg } from './chart-svg.factory.js';

const YEARS = Array.from({ length: 10 }, (_, place) => String(2017 + place));

const buildSeries = (name: string, values: number[], series: Partial<ChartSeries> = {}): ChartSeries => ({
  name,
  values,
  isLineOver: false,
  unit: name.toLowerCase(),
  formatValue: (value) => formatNumber(value, 0, 'nl'),
  formatAxisValue: (value) => formatNumber(value, 0, 'nl'),
  ...series,
});

const ANNUAL: ChartData = {
  kind: 'bars',
  title: 'Aangekondigde jobs en projecten',
  categories: YEARS,
  series: [
    buildSeries('Jobs', [18, 0, 0, 60, 45, 18, 90, 0, 96, 300]),
    buildSeries('Projecten', [1, 0, 0, 1, 1, 1, 1, 0, 3, 5], { isLineOver: true }),
  ],
  leftOut: 0,
  partialNotes: [],
};

const REALISED: ChartData = {
  ...ANNUAL,
  categories: YEARS.slice(0, 5),
  series: [buildSeries('Aangekondigd', [18, 60, 45, 18, 90]), buildSeries('Gerealiseerd', [15, 66, 31, 18, 57])],
};

const REASONS: ChartData = {
  ...ANNUAL,
  kind: 'stacked',
  categories: ['De energie was te duur', 'Een partner haakte af', 'De screening werd geweigerd'],
  series: [buildSeries('Verloren', [1, 0, 2]), buildSeries('Stopgezet', [0, 1, 3])],
};

interface Box {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Returns the boxes of the texts of a chart, by their alignment and the transformation of their position. */
function listTexts(svg: string): Box[] {
  return [...svg.matchAll(/<text\b([^>]*)>([^<]*)<\/text>/g)].map(([, tag = '', encoded = '']) => {
    const read = (name: string) => Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(tag)?.[1] ?? 0);
    const [, x = 0, y = 0] = /translate\((-?[\d.]+) (-?[\d.]+)\)/.exec(tag)?.map(Number) ?? [];
    const size = Number(/font-size:([\d.]+)/.exec(tag)?.[1]);
    const anchor = /text-anchor="(\w+)"/.exec(tag)?.[1];
    const text = decode(encoded, { level: 'xml' });
    const width = measureTextWidth(text, size);
    const left = x + read('x') - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    const middle = y + read('y');
    // Letters are about 0.75 of their size high.
    return { text, left, right: left + width, top: middle - size * 0.375, bottom: middle + size * 0.375 };
  });
}

function listCollisions(svg: string): string[] {
  const boxes = listTexts(svg);
  return boxes.flatMap((one, place) =>
    boxes
      .slice(place + 1)
      .filter(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      )
      .map((other) => `${one.text} on ${other.text}`),
  );
}

describe('A chart', () => {
  it.each([
    ['of bars and a line', ANNUAL],
    ['of bars side by side', REALISED],
    ['of stacked bars', REASONS],
  ])('%s has no text on another one', (_, data) => {
    for (const [width, letter] of [
      [370, 7],
      [900, 13],
    ] as const)
      expect(listCollisions(buildBareChartSvg(data, width, letter, 'nl'))).toEqual([]);
  });

  it('of bars and a line has the figure of every bar, and that of every point above all bars', () => {
    const texts = listTexts(buildBareChartSvg(ANNUAL, 370, 7, 'nl'));
    const find = (figure: string) => texts.filter(({ text }) => text === figure);
    for (const figure of ['60', '45', '90', '96', '3', '5']) expect(find(figure).length).toBeGreaterThan(0);
    expect(find('18')).toHaveLength(2);
    const points = find('1');
    expect(points).toHaveLength(5);
    for (const { bottom } of points) expect(bottom).toBeLessThan(find('300')[0]!.top);
  });

  it('of stacked bars has labels of parts that are neither empty nor the whole bar', () => {
    const svg = buildBareChartSvg(REASONS, 900, 13, 'nl');
    const count = (figure: string) => listTexts(svg).filter(({ text }) => text === figure).length;
    // Two bars of one part have only their sums, the third has two parts and its sum. The axis has the figures from 0 to 5.
    expect(['0', '1', '2', '3', '5'].map(count)).toEqual([1, 3, 2, 2, 2]);
    expect(svg.match(/<path[^>]*fill="#ffffff"/g) ?? []).toHaveLength(2);
  });
});
