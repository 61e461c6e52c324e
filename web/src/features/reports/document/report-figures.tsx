import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pipelineQuery } from '../../../records/leads/lead.api';
import { findToday } from '../../../shared/format/format.rules';
import { useFormat } from '../../../shared/format/use-format';
import { useCan, useUser } from '../../../shared/session/use-session';
import type { Figure } from '../drill-down/drill-down.rules';
import { type FigureTarget, findFigureTarget } from '../drill-down/figure-target.rules';
import { buildFileQuery } from '../parameters/report-search.rules';
import { buildReportUrl } from '../reports.api';
import { TableSection } from '../table/table-section';
import {
  describeParameters,
  getOwnValues,
  isDayIgnored,
  listTables,
  MAIN,
  type ReportDefinition,
  type ReportDocument,
  type ReportHeader,
  type TableFigures,
} from './report-document.rules';
import { ReportTiles } from './report-tiles';

interface ReportFiguresProps {
  definition: ReportDefinition;
  document: ReportDocument;
  /** Shows the figures as known at the end of a day; of today without one. */
  onDayChange: (asOf: string | undefined) => void;
}

/** The reports whose figures include stale leads. */
const WITH_STALE_LEADS = ['pipeline-summary', 'data-quality'];

/** The figures of a report. A figure opens the records that it counts or adds up. */
export function ReportFigures({ definition, document, onDayChange }: ReportFiguresProps) {
  const { t, i18n } = useTranslation('reports');
  const { role } = useUser();
  const canReadLeads = useCan('leads:read');
  const { name } = definition;
  const { data: pipeline } = useQuery({ ...pipelineQuery, enabled: WITH_STALE_LEADS.includes(name) });
  const today = findToday();
  const find = (figure: Omit<Figure, 'document' | 'staleAfterDays'>): FigureTarget | null => {
    const staleAfterDays = pipeline?.staleAfterDays ?? null;
    return canReadLeads ? findFigureTarget({ ...figure, document, staleAfterDays }, today) : null;
  };
  const createFinder =
    (table: string, figures: TableFigures) => (column: string, row: Figure['row'], isTotal: boolean) =>
      find({ table, column, row, isTotal, figures });
  const buildChartUrl = (section: string) =>
    buildReportUrl(name, buildFileQuery(definition, document, { format: 'svg', lang: i18n.language, section }));
  const hasPeriod = !isDayIgnored(definition, getOwnValues(definition, document), 'to');
  const seesEveryLead = role === 'admin' || role === 'manager';
  return (
    <>
      <div>
        <SourceLine definition={definition} header={document} />
        {canReadLeads && !seesEveryLead && (
          <Text size="sm" c="dimmed">
            {t('words.confidentialFigures')}
          </Text>
        )}
        {canReadLeads && document.asOf !== today && (
          <Text size="sm" c="dimmed">
            {t('pastHint')}{' '}
            {hasPeriod && (
              <Anchor component="button" type="button" inherit onClick={() => onDayChange(undefined)}>
                {t('showKnownToday')}
              </Anchor>
            )}
          </Text>
        )}
      </div>
      {document.tiles && (
        <ReportTiles
          tiles={definition.tiles}
          figures={document.tiles}
          findTarget={(column, value) =>
            find({ table: 'tiles', column, row: { [column]: value }, isTotal: true, figures: document })
          }
        />
      )}
      {listTables(definition, document).map((table) => (
        <TableSection
          key={table.name}
          table={table}
          findTarget={createFinder(table.name, table.figures)}
          chartUrl={buildChartUrl(table.name)}
          isChartOpen={table.name === MAIN}
        />
      ))}
    </>
  );
}

/** Says which day, which period and which definition the figures are of. */
function SourceLine({ definition, header }: { definition: ReportDefinition; header: ReportHeader }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const own = getOwnValues(definition, header);
  const isShown = (day: 'from' | 'to') => !isDayIgnored(definition, own, day);
  const [from, to] = [format.day(header.from), format.day(header.to)];
  const isYear = definition.defaultPeriod === 'calendar_year';
  const period =
    isShown('from') || isYear ? t('source.period', { from, to }) : isShown('to') && t('source.until', { to });
  const parts = [
    t('source.asOf', { day: format.day(header.asOf) }),
    period,
    describeParameters(definition, own),
    t('source.version', { version: header.definitionVersion }),
  ];
  return (
    <Text size="sm" c="dimmed">
      {parts.filter(Boolean).join(' · ')}
    </Text>
  );
}
