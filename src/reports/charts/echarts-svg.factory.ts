import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { measureTextWidth } from '../../common/pdf/text-width.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import type { ChartData } from './chart-data.rules.js';
import { buildChartOptions, type ChartSize } from './chart-options.factory.js';

use([BarChart, LineChart, GridComponent, LegendComponent, AriaComponent, LabelLayout, SVGRenderer]);

// Text widths are computed from the font itself, because a server has no canvas to measure on.
setPlatformAPI({
  measureText: (text, font) => {
    const size = Number(/([\d.]+)px/.exec(font ?? '')?.[1] ?? 12);
    return { width: measureTextWidth(text, size, /bold/.test(font ?? '') ? 'bold' : 'normal') };
  },
});

/**
 * Renders a chart as the contents of an svg element, without the element itself. The same input gives the same text.
 */
export function renderChart(data: ChartData, size: ChartSize, language: Language): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: size.width, height: size.height });
  try {
    chart.setOption(buildChartOptions(data, size, language));
    return normaliseSvg(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/** Removes ids that count the charts since the process began, and styles that only a browser uses. */
function normaliseSvg(svg: string): string {
  return svg
    .replace(/^.*?<svg[^>]*>/s, '')
    .replace(/<\/svg>\s*$/, '')
    .replaceAll(/<style[^>]*>.*?<\/style>/gs, '')
    .replaceAll(/zr\d+-/g, 'c-')
    .replaceAll(/ class="[^"]*"/g, '')
    .replaceAll(/ ecmeta_[a-z_]+="[^"]*"/g, '');
}
