import type { EChartsCoreOption } from 'echarts/core';
import { formatNumber, formatRatio } from '../../common/documents/locale-format.rules.js';
import { fitText, wrapText, measureTextWidth } from '../../common/pdf/text-width.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import type { ChartData, ChartSeries } from './chart-data.rules.js';
import { CHART_INK, getSeriesStyle } from './chart-style.constants.js';

/** The size of a chart and of its text, in one unit. */
export interface ChartSize {
  width: number;
  height: number;
  letter: number;
}

/** The longest category, in characters, that allows vertical bars. */
const SHORT = 10;

/**
 * Returns whether bars are vertical. They are if short names such as years and months fit below them, and all figures
 * above them. A line always runs from left to right.
 */
function hasVerticalBars(data: ChartData, width: number, letter: number): boolean {
  const { kind, categories, series } = data;
  if (kind === 'line' || hasPanels({ series })) return true;
  if (kind === 'funnel' || categories.some((category) => category.length > SHORT)) return false;
  const slot = (width - letter * 6) / Math.max(1, categories.length);
  return (
    computeMaxWidth(categories, letter) < slot * 0.95 &&
    computeMaxLabelWidth(data, letter) < (slot * 0.8) / countBars(data)
  );
}

/** Returns whether lines are drawn in a panel above the bars. In one panel their figures would cover each other. */
function hasPanels({ series }: Pick<ChartData, 'series'>): boolean {
  return series.some(({ isLineOver }) => isLineOver);
}

const countBars = (data: ChartData) => (data.kind === 'bars' ? Math.max(1, data.series.length) : 1);

/** Returns the height that a chart needs. */
export function computeHeight(data: ChartData, width: number, letter: number): number {
  const legend = countLegendLines(data, width, letter) * letter * LEGEND_LINE;
  if (hasVerticalBars(data, width, letter)) return letter * (23 + (hasPanels(data) ? PANEL + PANEL_GAP : 0)) + legend;
  return data.categories.length * (countBars(data) * letter * 1.3 + letter) + letter * 3 + legend;
}

const LEGEND_LINE = 1.9;
/** The heights of the panel of the lines, of the space below it, and of the name of an axis, in letters. */
const PANEL = 7;
const PANEL_GAP = 2.6;
const AXIS_NAME = 2.6;

/** Returns the number of lines of the legend; a chart of one series needs none. */
function countLegendLines({ series }: ChartData, width: number, letter: number): number {
  if (series.length < 2) return 0;
  let lines = 1;
  let used = 0;
  for (const { name } of series) {
    const needed = measureTextWidth(name, letter) + letter * 4.5;
    if (used > 0 && used + needed > width) {
      lines += 1;
      used = 0;
    }
    used += needed;
  }
  return lines;
}

/** Builds the options of a chart for echarts. */
export function buildChartOptions(
  data: ChartData,
  { width, letter }: ChartSize,
  language: Language,
): EChartsCoreOption {
  const isVertical = hasVerticalBars(data, width, letter);
  const legend = countLegendLines(data, width, letter);
  const room = isVertical ? 0 : Math.min(width * 0.32, computeMaxWidth(data.categories, letter));
  const text = { fontFamily: 'Roboto, Arial, sans-serif', fontSize: letter, color: CHART_INK.text };
  const category = {
    type: 'category',
    inverse: !isVertical,
    data: data.categories.map((name) => (isVertical ? name : wrapOnTwoLines(name, room, letter))),
    axisLabel: { ...text, interval: 0, margin: letter * 0.6 },
    axisTick: { show: false },
    axisLine: { show: data.kind !== 'funnel', lineStyle: { color: CHART_INK.border } },
  };
  const values = buildValueAxes(data, isVertical, letter, language);
  const top = (legend * LEGEND_LINE + (isVertical ? AXIS_NAME : 1.6)) * letter;
  const hidden = data.kind === 'funnel';
  const grid = {
    left: isVertical ? letter * 5 : room + letter,
    right: isVertical ? letter : computeMaxLabelWidth(data, letter) + letter,
    top,
    bottom: hidden ? letter * 0.5 : letter * 2,
  };
  const { left, right } = grid;
  const panels = hasPanels(data)
    ? [
        { ...grid, top: top + (PANEL + PANEL_GAP) * letter },
        { left, right, top, height: PANEL * letter },
      ]
    : [grid];
  const categories = panels.map((_, gridIndex) => ({
    ...category,
    gridIndex,
    ...(gridIndex > 0 ? { axisLabel: { show: false } } : {}),
  }));
  return {
    animation: false,
    textStyle: text,
    ...(legend > 0 ? { legend: buildLegend(data, letter, text) } : {}),
    grid: panels,
    xAxis: isVertical ? categories : values,
    yAxis: isVertical ? values : categories,
    series: buildSeries(data, isVertical, letter, language),
  };
}

/** Breaks a name beside a bar into at most two lines, shortened if it does not fit. */
function wrapOnTwoLines(name: string, room: number, letter: number): string {
  const [first = '', ...rest] = wrapText(name, room, letter);
  return rest.length === 0 ? first : `${first}\n${fitText(rest.join(' '), room, letter)}`;
}

function buildLegend({ series }: ChartData, letter: number, text: object): object {
  return {
    left: 0,
    top: 0,
    data: series.map(({ name }) => name),
    itemWidth: letter * 2,
    itemHeight: letter,
    itemGap: letter * 1.5,
    itemStyle: { borderWidth: letter / 16 },
    textStyle: text,
    selectedMode: false,
  };
}

const computeMaxWidth = (texts: readonly string[], letter: number) =>
  Math.max(0, ...texts.map((text) => measureTextWidth(text, letter))) + 1;

/** Returns the room that figures need at the ends of horizontal bars. */
function computeMaxLabelWidth({ series, kind }: ChartData, letter: number): number {
  const formatted = series.flatMap(({ values, formatValue }) =>
    values.map((value) => (value === null ? '' : formatValue(value))),
  );
  return computeMaxWidth(formatted, letter) + (kind === 'funnel' ? letter * 4.5 : 0);
}

/** Builds one axis for the figures, and one for the panel of the lines. */
function buildValueAxes(data: ChartData, isVertical: boolean, letter: number, language: Language): object[] {
  return [false, true].flatMap((isLineOver) => {
    const first = data.series.find((series) => series.isLineOver === isLineOver);
    if (!first) return [];
    return {
      type: 'value',
      gridIndex: isLineOver ? 1 : 0,
      show: data.kind !== 'funnel',
      name: isVertical ? first.unit : '',
      nameGap: letter * 0.8,
      nameTextStyle: {
        fontSize: letter * 0.9,
        color: CHART_INK.faint,
        align: 'left',
        padding: 0,
      },
      splitNumber: isLineOver ? 2 : 4,
      // Leave room for the figures above the highest bar and the highest point.
      boundaryGap: [0, isLineOver ? '30%' : isVertical ? '12%' : 0],
      minInterval: data.series.every(isWhole) ? 1 : 0,
      axisLabel: {
        fontSize: letter * 0.9,
        color: CHART_INK.faint,
        formatter: (value: number) => formatAxisValue(value, first, language),
      },
      axisLine: { show: false },
      splitLine: { show: true, lineStyle: { color: CHART_INK.line, width: 0.6 } },
    };
  });
}

const isWhole = ({ values }: ChartSeries) => values.every((value) => value === null || Number.isInteger(value));

const MILLION: Readonly<Record<Language, string>> = { en: ' M', nl: ' mln' };

/** Writes a value of an axis like the figures of the series, but without needless decimals and millions in short form. */
function formatAxisValue(value: number, series: ChartSeries, language: Language): string {
  if (Math.abs(value) < 1_000_000) return series.formatAxisValue(value);
  const millions = value / 1_000_000;
  return formatNumber(millions, Number.isInteger(millions) ? 0 : 1, language) + MILLION[language];
}

function buildSeries(data: ChartData, isVertical: boolean, letter: number, language: Language): object[] {
  const drawn = data.series.map((series, place) => {
    const own = data.kind === 'line' || series.isLineOver;
    return own ? buildLine(series, place, letter) : buildBar(data, series, place, { isVertical, letter, language });
  });
  if (data.kind === 'funnel') return [buildSpacerSeries(data), ...drawn];
  return data.kind === 'stacked' ? [...drawn, buildTotalsSeries(data, isVertical, letter)] : drawn;
}

function buildLine({ name, values, formatValue, isLineOver }: ChartSeries, place: number, letter: number): object {
  const { dash, symbol } = getSeriesStyle(isLineOver ? 0 : place);
  const color = isLineOver ? CHART_INK.text : place === 0 ? '#0b6e4f' : CHART_INK.text;
  return {
    name,
    type: 'line',
    data: values,
    xAxisIndex: isLineOver ? 1 : 0,
    yAxisIndex: isLineOver ? 1 : 0,
    connectNulls: false,
    silent: true,
    symbol,
    symbolSize: letter * 0.6,
    itemStyle: { color },
    lineStyle: { color, width: letter / 6, type: dash.length > 0 ? dash : 'solid' },
    // The label has a white background because lines run below it.
    label: { ...buildLabel(formatValue, letter), position: 'top', backgroundColor: '#ffffff', padding: [0, 1] },
    labelLayout: { hideOverlap: true },
  };
}

interface BarLook {
  isVertical: boolean;
  letter: number;
  language: Language;
}

function buildBar(data: ChartData, series: ChartSeries, place: number, look: BarLook): object {
  const { isVertical, letter, language } = look;
  const { fill, decal } = getSeriesStyle(place);
  const isSideBySide = data.kind === 'bars';
  const first = Math.max(...data.series[0]!.values.map((value) => value ?? 0));
  const formatValue = (value: number) => {
    if (data.kind === 'funnel')
      return first > 0
        ? `${series.formatValue(value)} · ${formatRatio(value / first, 0, language)}`
        : series.formatValue(value);
    return series.formatValue(value);
  };
  return {
    name: series.name,
    type: 'bar',
    // A part without length has no label, because the background of the label would cover the bar. A part that is the
    // whole bar has none either, because the sum at the end of the bar says the same.
    data: series.values.map((value, at) =>
      data.kind === 'stacked' && (value === 0 || countParts(data, at) < 2) ? { value, label: { show: false } } : value,
    ),
    silent: true,
    ...(isSideBySide ? {} : { stack: 'all' }),
    barMaxWidth: letter * (isSideBySide ? 1.8 : 2.4),
    barGap: '15%',
    barCategoryGap: '28%',
    itemStyle: { color: fill, borderColor: CHART_INK.border, borderWidth: letter / 16, ...(decal ? { decal } : {}) },
    label: {
      ...buildLabel(formatValue, letter),
      ...(data.kind === 'stacked'
        ? { position: 'inside', backgroundColor: '#ffffff', padding: [1, 2] }
        : { position: isVertical ? 'top' : 'right' }),
    },
    labelLayout: { hideOverlap: true },
  };
}

/** Returns the number of parts of a stacked bar that have a length. */
function countParts({ series }: ChartData, at: number): number {
  return series.filter(({ isLineOver, values }) => !isLineOver && (values[at] ?? 0) !== 0).length;
}

function buildLabel(formatValue: (value: number) => string, letter: number): object {
  return {
    show: true,
    fontSize: letter * 0.9,
    color: CHART_INK.text,
    distance: letter * 0.3,
    formatter: ({ value }: { value: unknown }) => (typeof value === 'number' ? formatValue(value) : ''),
  };
}

/** Builds invisible bars that push the bars of a funnel to the middle. */
function buildSpacerSeries({ series: [first] }: ChartData): object {
  const values = first!.values.map((value) => value ?? 0);
  const most = Math.max(...values);
  return {
    type: 'bar',
    stack: 'all',
    silent: true,
    data: values.map((value) => (most - value) / 2),
    itemStyle: { color: 'none' },
  };
}

/** Builds a bar without length that carries the sum of each stack at its end. */
function buildTotalsSeries({ series, categories }: ChartData, isVertical: boolean, letter: number): object {
  const stacked = series.filter(({ isLineOver }) => !isLineOver);
  const computeTotal = (place: number) => stacked.reduce((sum, { values }) => sum + (values[place] ?? 0), 0);
  const formatValue = stacked[0]!.formatValue;
  return {
    type: 'bar',
    stack: 'all',
    silent: true,
    data: categories.map(() => 0),
    itemStyle: { color: 'none' },
    label: {
      ...buildLabel(() => '', letter),
      fontWeight: 'bold',
      position: isVertical ? 'top' : 'right',
      formatter: ({ dataIndex }: { dataIndex: number }) => formatValue(computeTotal(dataIndex)),
    },
  };
}
