import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { formatCell, isFigure } from '../document/report-cell.rules';
import { getIntervalDays, listTables, MAIN, type ReportDefinition } from '../document/report-document.rules';
import { reportQuery } from '../reports.api';

interface KeptTotalsProps {
  definition: ReportDefinition;
  month: string;
  parameters: Readonly<Record<string, string>>;
}

/** The totals that a lock will keep: those of the month as known at the end of its last day. */
export function KeptTotals({ definition, month, parameters }: KeptTotalsProps) {
  const { t, i18n } = useTranslation('reports');
  const format = useFormat();
  const { from, to } = getIntervalDays(month)!;
  const query = {
    ...parameters,
    asOf: to,
    from,
    to,
    ...(definition.sections.length > 0 && { section: MAIN }),
    lang: i18n.language,
  };
  const { data, error, isPlaceholderData, refetch } = useQuery(reportQuery(definition.name, query));
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data || isPlaceholderData) return <LoadingState />;
  const [main] = listTables(definition, data);
  const totals = main?.figures.totals;
  const shown = main?.columns.filter((column) => isFigure(column) && typeof totals?.[column.name] === 'number') ?? [];
  if (!totals || shown.length === 0) return null;
  const title = t('locks.totals', { day: format.day(to) });
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Table aria-label={title} verticalSpacing={2} fz="sm">
        <Table.Tbody>
          {shown.map((column) => (
            <Table.Tr key={column.name}>
              <Table.Th scope="row" fw={400}>
                {column.title}
              </Table.Th>
              <Table.Td ta="end" fw={600}>
                {formatCell(column, totals[column.name], i18n.language)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
