import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import type { PipelineRow } from '../dashboard.api';
import { LEAD_LISTS, type ReportReference } from '../dashboard.rules';
import { FigureLink } from '../figure-link';
import { type Bubble, computeRadius, placeBubbles } from './map-bubbles.rules';
import { findPlace, LAND_PATH, MAP_HEIGHT, MAP_WIDTH } from './map-shapes.factory';
import classes from './world-map.module.css';

interface WorldMapProps {
  asOf: string;
  /** The countries, those with the most leads first. */
  origins: readonly PipelineRow[];
  report: ReportReference;
}

/** The open leads of each country as circles on a map. Each circle opens the leads of its country. */
export function WorldMap({ asOf, origins, report }: WorldMapProps) {
  const { t } = useTranslation('dashboard');
  const { bubbles, missing } = useMemo(() => buildBubbles(origins), [origins]);
  return (
    <figure className={classes['figure']}>
      <svg viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`} role="group" aria-label={t('map')} className={classes['map']}>
        <path d={LAND_PATH} className={classes['land']} />
        {bubbles.map(({ home, x, y, item: { key } }) => (
          <line key={key} x1={home[0]} y1={home[1]} x2={x} y2={y} className={classes['line']} />
        ))}
        {bubbles.map((bubble) => (
          <MapBubble key={bubble.item.key} bubble={bubble} asOf={asOf} report={report} />
        ))}
      </svg>
      <Text component="figcaption" size="xs" c="dimmed">
        {t('legend')}
        {missing.length > 0 && ` ${t('offMap', { countries: missing.map(({ label }) => label).join(', ') })}`}
      </Text>
    </figure>
  );
}

interface MapBubbleProps {
  bubble: Bubble<PipelineRow>;
  asOf: string;
  report: ReportReference;
}

function MapBubble({ bubble: { item, x, y, radius }, asOf, report }: MapBubbleProps) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const { key, label, open, jobs } = item;
  const text = t('mapCountry', {
    country: label,
    leads: t('words.openLeadCount', { count: open, formatted: format.count(open) }),
    jobs: t('jobCount', { count: jobs, formatted: format.count(jobs) }),
  });
  return (
    <FigureLink
      source={{ leads: { ...LEAD_LISTS.country(key ?? ''), figure: open }, report }}
      asOf={asOf}
      className={classes['bubble']}
    >
      <title>{text}</title>
      <circle cx={x} cy={y} r={radius} />
      <text x={x} y={y}>
        {format.count(open)}
      </text>
      <text className={classes['name']} x={Math.min(Math.max(x, 70), MAP_WIDTH - 70)} y={Math.max(y - radius - 4, 10)}>
        {label}
      </text>
    </FigureLink>
  );
}

function buildBubbles(origins: readonly PipelineRow[]) {
  const greatest = Math.max(...origins.map(({ open }) => open));
  const placed = origins.map((item) => ({ item, home: item.key === null ? null : findPlace(item.key) }));
  return {
    bubbles: placeBubbles(
      placed.flatMap(({ item, home }) => (home ? [{ item, home, radius: computeRadius(item.open, greatest) }] : [])),
    ),
    missing: placed.filter(({ home }) => home === null).map(({ item }) => item),
  };
}
