import { ActionIcon, Anchor, Popover, Stack, Text } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import RotateCw from 'lucide-react/icons/rotate-cw';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../../shared/format/format.rules';
import { toLocale } from '../../../shared/i18n/languages.constants';
import { useLabels } from '../../../shared/labels/use-labels';
import { formatCell, formatInterval, UNKNOWN } from '../document/report-cell.rules';
import {
  findInterval,
  MAIN,
  type ReportColumn,
  type ReportDefinition,
  type ReportDocument,
} from '../document/report-document.rules';
import { useDefinitionText } from '../document/use-definition-text';
import { headlineQuery } from './headline.api';
import { type HeadlineBar, HeadlineBars } from './headline-bars';
import classes from './headline.module.css';
import { FIGURE_COLUMNS, type ReportHeadline } from './report-headlines.constants';

interface HeadlineRowProps {
  definition: ReportDefinition;
  headline: ReportHeadline;
}

/** One report with its main figure of today and a small chart. Its figures are read when it comes into view. */
export function HeadlineRow({ definition, headline }: HeadlineRowProps) {
  const { t, i18n } = useTranslation(['reports', 'shared']);
  const { ref, inViewport } = useInViewport<HTMLLIElement>();
  const { data, error, refetch } = useQuery({ ...headlineQuery(headline, i18n.language), enabled: inViewport });
  const { name, title } = definition;
  const text = `headlines.${name as 'annual'}` as const;
  const describeUnit = useUnitText();
  const column = findColumn(definition, headline, FIGURE_COLUMNS[name] ?? headline.column);
  return (
    <li ref={ref} className={classes['row']} data-report={name}>
      <div>
        <Anchor component={Link} to={`/reports/${name}`} fz={15} fw={700} c="inherit">
          {title}
        </Anchor>
        <Text fz={13} c="dimmed">
          {t(`${text}.line`)}
        </Text>
      </div>
      <div className={classes['figure']} aria-busy={!data && !error}>
        <div className={classes['value']}>
          {data && column && formatValue(column, headline.findValue(data), i18n.language)}
          {!data && !error && '…'}
          {error && (
            <>
              {UNKNOWN}{' '}
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={`${t('shared:retry')}: ${title}`}
                onClick={() => void refetch()}
              >
                <RotateCw size={14} aria-hidden />
              </ActionIcon>
            </>
          )}
        </div>
        <Text fz={13} c="dimmed" lh="16px">
          {describeUnit(name)}
        </Text>
      </div>
      <div className={classes['chart']}>{data && <Bars data={data} headline={headline} definition={definition} />}</div>
      <Popover width={360} position="bottom-end" withArrow trapFocus>
        <Popover.Target>
          <ActionIcon
            className={classes['help']}
            variant="subtle"
            color="gray"
            aria-label={`${t('whatIsThis')} ${title}`}
          >
            <CircleQuestionMark size={18} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <Explanation definition={definition} column={column} />
        </Popover.Dropdown>
      </Popover>
    </li>
  );
}

function Explanation({ definition, column }: { definition: ReportDefinition; column: ReportColumn | undefined }) {
  const { t } = useTranslation('reports');
  const explain = useDefinitionText();
  return (
    <Stack gap={6}>
      <Text size="sm">{explain(definition.description)}</Text>
      <Text size="sm" c="dimmed">
        {t('defaultPeriod', { period: t(`defaultPeriods.${definition.defaultPeriod}`) })}
      </Text>
      {column && (
        <Text size="sm">
          <b>{column.title}:</b> {explain(column.definition)}
        </Text>
      )}
    </Stack>
  );
}

interface BarsProps extends HeadlineRowProps {
  data: ReportDocument;
}

function Bars({ data, headline, definition }: BarsProps) {
  const { t, i18n } = useTranslation('reports');
  const label = useLabels();
  const column = findColumn(definition, headline, headline.column);
  const { rows, partialIntervals } = headline.section === MAIN ? data : data.sections![headline.section]!;
  const bars = rows
    .filter((row) => headline.hasBar?.(row) ?? true)
    .map((row): HeadlineBar => {
      const interval = findInterval('year' in row ? 'year' : 'label', row);
      const value = Number(row[headline.column] ?? 0);
      const stage = row['stage'];
      const name = interval === null ? String(row['label'] ?? (stage ? label('stage', String(stage)) : '')) : '';
      return {
        label: interval === null ? name : formatInterval(interval, i18n.language),
        value,
        text: column ? formatValue(column, row[headline.column], i18n.language) : String(value),
        isPart: partialIntervals.some((part) => part.value === interval),
      };
    });
  const caption = t(`headlines.${headline.report as 'annual'}.bars`);
  return (
    <>
      <HeadlineBars title={caption} bars={bars} />
      <Text c="dimmed" className={classes['caption']}>
        {caption}
      </Text>
    </>
  );
}

function findColumn({ columns, sections }: ReportDefinition, { section }: ReportHeadline, name: string) {
  const table = section === MAIN ? columns : sections.find((one) => one.name === section)?.columns;
  return table?.find((column) => column.name === name);
}

/** Formats a figure without decimals. */
function formatValue({ kind }: ReportColumn, value: unknown, language: string): string {
  return formatCell({ kind, decimals: 0 }, typeof value === 'number' ? value : null, language);
}

/** Returns a function that names the unit of the figure of a report with its period. */
function useUnitText(): (report: string) => string {
  const { t, i18n } = useTranslation('reports');
  const label = useLabels();
  const today = findToday();
  const month = new Intl.DateTimeFormat(toLocale(i18n.language), { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${today}T00:00Z`),
  );
  const values = { month, year: today.slice(0, 4), stage: label('stage', 'first_contact') };
  return (report) => t(`headlines.${report as 'annual'}.unit`, values);
}
