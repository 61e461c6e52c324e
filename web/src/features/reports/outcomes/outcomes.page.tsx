import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../../records/companies/company-link';
import { StatusBadge } from '../../../records/leads/status-badge';
import { useReportCatalogue } from '../../../records/reports/report-catalogue.api';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { PageTitle } from '../../../shared/layout/page-title';
import { ProblemState } from '../../../shared/layout/problem-state';
import { formatCell } from '../document/report-cell.rules';
import {
  OUTCOME_COLUMNS,
  OUTCOME_FIGURES,
  type OutcomeFigure,
  type OutcomesSearch,
  readOutcomesSearch,
} from './outcomes-search.rules';
import { type OutcomeLead, type Outcomes, outcomesQuery } from './outcomes.api';

const route = getRouteApi('/user/reports/outcomes/$kind/$id');

/** The leads behind a figure that a report credits to an activity or an agreement, each with its share. */
export function OutcomesPage() {
  const { kind, id } = route.useParams();
  const search = readOutcomesSearch(route.useSearch());
  const { data, error, refetch } = useQuery(outcomesQuery(kind, id, search));
  if (error) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return <OutcomesTable id={id} outcomes={data} search={search} />;
}

interface OutcomesTableProps {
  id: string;
  outcomes: Outcomes;
  search: OutcomesSearch;
}

function OutcomesTable({ id, outcomes, search }: OutcomesTableProps) {
  const { t, i18n } = useTranslation('reports');
  const format = useFormat();
  const navigate = route.useNavigate();
  const { data: catalogue } = useReportCatalogue();
  const { of, from, to, attributed, leads, leadsNotNamed } = outcomes;
  const { figure } = search;
  // The report has the titles of the figures in the language of the reader.
  const columns = catalogue?.items.find(({ name }) => name === 'activity-attribution')?.columns;
  const findColumn = (name: OutcomeFigure) => columns?.find((column) => column.name === OUTCOME_COLUMNS[name]);
  const getTitle = (name: OutcomeFigure) => findColumn(name)?.title ?? '';
  const write = (name: OutcomeFigure, amount: number) => {
    const column = findColumn(name);
    return column ? formatCell({ ...column, decimals: name.endsWith('Eur') ? 0 : 2 }, amount, i18n.language) : '';
  };
  const figures = figure ? [figure] : OUTCOME_FIGURES;
  const shown = figure ? sortByShare(leads, figure) : leads;
  const isPartial =
    leadsNotNamed > 0 &&
    figures.some((name) => attributed[name] - shown.reduce((sum, lead) => sum + lead.attributed[name], 0) > 0.000_001);
  const title = figure ? t('outcomes.ofFigure', { figure: getTitle(figure), title: of.title }) : of.title;
  return (
    <Stack gap="md">
      <div>
        <Anchor component={Link} to={of.kind === 'agreement' ? `/agreements/${id}` : `/activities/${id}`} size="sm">
          {of.title}
        </Anchor>
        <PageTitle>{title}</PageTitle>
        <Text size="sm" c="dimmed" maw={900}>
          {search.from
            ? t('source.period', { from: format.day(from), to: format.day(to) })
            : t('source.until', { to: format.day(to) })}
          {' · '}
          {t('outcomes.hint')}
        </Text>
      </div>
      {figure && (
        <Group>
          <Button
            size="xs"
            variant="default"
            onClick={() => void navigate({ search: { ...search, figure: undefined } as never, replace: true })}
          >
            {t('outcomes.allFigures')}
          </Button>
        </Group>
      )}
      <Table.ScrollContainer minWidth={figure ? 480 : 900} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              {(['words.lead', 'words.company', 'words.stage', 'words.status'] as const).map((name) => (
                <Table.Th key={name}>{t(name)}</Table.Th>
              ))}
              {figures.map((name) => (
                <Table.Th key={name} ta="end">
                  {getTitle(name)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((lead) => (
              <LeadRow key={lead.id} lead={lead} figures={figures} write={write} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            {isPartial && (
              <Table.Tr>
                <Table.Td colSpan={4 + figures.length} c="dimmed">
                  {t('outcomes.notNamed')}
                </Table.Td>
              </Table.Tr>
            )}
            <Table.Tr>
              <Table.Th scope="row" colSpan={4}>
                {t('total')}
              </Table.Th>
              {figures.map((name) => (
                <Table.Th key={name} ta="end">
                  {write(name, attributed[name])}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

/** Returns the leads with a share in a figure, those with the largest one first. */
function sortByShare(leads: readonly OutcomeLead[], figure: OutcomeFigure): readonly OutcomeLead[] {
  const some = leads.filter(({ attributed }) => attributed[figure] !== 0);
  return some.toSorted((a, b) => b.attributed[figure] - a.attributed[figure]);
}

interface LeadRowProps {
  lead: OutcomeLead;
  figures: readonly OutcomeFigure[];
  write: (name: OutcomeFigure, amount: number) => string;
}

function LeadRow({ lead, figures, write }: LeadRowProps) {
  const label = useLabels();
  const { reference, title, companyId, companyName, stage, status, attributed } = lead;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <Anchor component={Link} to={`/leads/${reference}`} size="sm" fw={600}>
          {title}
        </Anchor>{' '}
        <Text span size="xs" c="dimmed">
          {reference}
        </Text>
      </Table.Th>
      <Table.Td>
        <CompanyLink company={{ id: companyId, name: companyName }} isWrapped fw={400} />
      </Table.Td>
      <Table.Td>{label('stage', stage)}</Table.Td>
      <Table.Td>
        <StatusBadge status={status}>{label('status', status)}</StatusBadge>
      </Table.Td>
      {figures.map((name) => (
        <Table.Td key={name} ta="end">
          {write(name, attributed[name])}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
