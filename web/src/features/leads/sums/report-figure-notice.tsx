import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import fields from 'record-catalogue/leads';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import type { ListSearch } from '../../../shared/tables/list-search.rules';
import { leadCountQuery, leadSumsQuery } from '../leads.api';
import { listSummedColumns } from '../../../records/leads/lead-list/lead-search.rules';
import { getReportFigure, type ReportFigure } from '../../../records/leads/lead-list/report-figure.rules';

/** Compares the list with the figure of the report whose link has opened it. */
export function ReportFigureNotice({ search }: { search: ListSearch }) {
  const figure = getReportFigure(search);
  return (
    <div role="status">
      {figure &&
        (figure.sum ? (
          <SumNotice {...figure} sum={figure.sum} search={search} />
        ) : (
          <CountNotice {...figure} search={search} />
        ))}
    </div>
  );
}

function SumNotice({
  sum,
  figure,
  search,
}: {
  sum: NonNullable<ReportFigure['sum']>;
  figure: number;
  search: ListSearch;
}) {
  const format = useFormat();
  const { data } = useQuery(leadSumsQuery(search, listSummedColumns(search)));
  const shown = data?.[sum];
  if (shown === undefined) return null;
  const write = (amount: number) => (fields[sum]?.kind === 'euro' ? format.money(amount, 'EUR') : format.count(amount));
  return <Comparison isSame={shown === figure} figure={write(figure)} shown={write(shown)} />;
}

function CountNotice({ figure, search }: { figure: number; search: ListSearch }) {
  const format = useFormat();
  const { data: shown } = useQuery(leadCountQuery(search));
  if (shown === undefined) return null;
  return <Comparison isSame={shown === figure} figure={format.count(figure)} shown={format.count(shown)} />;
}

function Comparison({ isSame, ...amounts }: { isSame: boolean; figure: string; shown: string }) {
  const { t } = useTranslation('leads');
  return (
    <Text size="sm" c={isSame ? 'dimmed' : undefined} fw={isSame ? undefined : 600}>
      {t(isSame ? 'figure.same' : 'figure.differs', amounts)}
    </Text>
  );
}
