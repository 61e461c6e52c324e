/** The colours of lines and text in charts. */
export const CHART_INK = { text: '#1f2933', faint: '#5f6b7a', line: '#c8d1da', border: '#1f2933' } as const;

/**
 * The fill, pattern and line of a series. Series differ in lightness and pattern, so that they can be told apart in a
 * greyscale copy.
 */
export interface SeriesStyle {
  fill: string;
  decal: Decal | null;
  dash: number[];
  symbol: string;
}

/** A pattern over a fill, in the format of echarts. */
export interface Decal {
  symbol: string;
  symbolSize: number;
  color: string;
  dashArrayX: number[] | number[][];
  dashArrayY: number[];
  rotation: number;
}

const buildLines = (rotation: number, color: string, gap: number): Decal => {
  return { symbol: 'rect', symbolSize: 1, color, dashArrayX: [1, 0], dashArrayY: [1.2, gap], rotation };
};
const buildDots = (color: string): Decal => ({
  symbol: 'circle',
  symbolSize: 0.8,
  color,
  dashArrayX: [
    [5, 5],
    [0, 5, 5, 0],
  ],
  dashArrayY: [5, 0],
  rotation: 0,
});

/**
 * The styles in the order of the series, in the colours of the application. Every two neighbours differ in lightness and
 * in pattern.
 */
export const STYLES: readonly SeriesStyle[] = [
  { fill: '#0b6e4f', decal: null, dash: [], symbol: 'circle' },
  { fill: '#d5ebe2', decal: buildLines(-Math.PI / 4, '#0b6e4f', 4), dash: [6, 4], symbol: 'rect' },
  { fill: '#8fa89d', decal: null, dash: [2, 3], symbol: 'triangle' },
  { fill: '#ffffff', decal: buildDots('#1f2933'), dash: [10, 3, 2, 3], symbol: 'diamond' },
  { fill: '#2b3a47', decal: buildLines(0, '#9fb3c3', 4), dash: [1, 4], symbol: 'pin' },
  { fill: '#f3efe2', decal: buildLines(Math.PI / 4, '#6b5b1e', 3), dash: [12, 4], symbol: 'arrow' },
];

/** Returns the style of a series by its position. */
export function getSeriesStyle(place: number): SeriesStyle {
  return STYLES[place % STYLES.length]!;
}
