import { Anchor, Card, SimpleGrid, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FigureTarget } from '../drill-down/figure-target.rules';
import { formatCell } from './report-cell.rules';
import type { ReportFigure, TileFigures } from './report-document.rules';
import { useDefinitionText } from './use-definition-text';
import { getFormat } from '../../../shared/format/intl-formats.rules';
import { toLocale } from '../../../shared/i18n/languages.constants';

interface ReportTilesProps {
  tiles: readonly ReportFigure[];
  figures: Readonly<Record<string, TileFigures>>;
  /** Returns the address of the leads behind a headline figure; null if no list shows them. */
  findTarget: (name: string, value: number | null) => FigureTarget | null;
}

/** The headline figures of a report, each beside the one of the period before. */
export function ReportTiles({ tiles, figures, findTarget }: ReportTilesProps) {
  const { t, i18n } = useTranslation('reports');
  const explain = useDefinitionText();
  const { language } = i18n;
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {tiles.map((tile) => {
        const { value, previous, change, comparedWith } = figures[tile.name]!;
        const text = formatCell(tile, value, language);
        const target = findTarget(tile.name, value);
        const difference = change !== null && formatChange(change, language);
        return (
          <Card key={tile.name} withBorder p="sm" component="li" title={explain(tile.definition)}>
            <Text size="sm" c="dimmed">
              {tile.title}
            </Text>
            <Text fz="xl" fw={600} lh={1.3}>
              {target ? (
                <Anchor
                  component={Link}
                  to={target.path}
                  search={target.search as never}
                  inherit
                  underline="always"
                  aria-label={t('leadsBehindTile', { figure: text, title: tile.title })}
                >
                  {text}
                </Anchor>
              ) : (
                text
              )}
            </Text>
            <Text size="sm" c="dimmed">
              {t('tileBefore', { period: capitalise(comparedWith), figure: formatCell(tile, previous, language) })}
              {difference && ` (${difference})`}
            </Text>
          </Card>
        );
      })}
    </SimpleGrid>
  );
}

const capitalise = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Formats the change on the period before: +12.3%. */
function formatChange(change: number, language: string): string {
  const options = { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' } as const;
  return getFormat(Intl.NumberFormat, toLocale(language), options).format(change);
}
