import { Anchor, Card, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NewLeadButton } from '../../../records/leads/lead-create/new-lead-button';
import type { Lead } from '../../../records/leads/lead.api';
import { StatusBadge } from '../../../records/leads/status-badge';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { ShowMore } from '../../../shared/layout/show-more';
import { leadsQuery } from '../company.api';
import { useCompanyEditor } from '../use-company-editor';

/** The leads of the company that the user may see, newest first, and the way to create one. */
export function LeadsTab() {
  const { company, canEdit } = useCompanyEditor();
  return (
    <Stack gap="sm" align="stretch">
      {canEdit && (
        <div>
          <NewLeadButton company={{ kind: 'company', id: company.id, title: company.name }} />
        </div>
      )}
      <LeadList companyId={company.id} />
    </Stack>
  );
}

function LeadList({ companyId }: { companyId: string }) {
  const { t } = useTranslation('company');
  const query = useInfiniteQuery(leadsQuery(companyId));
  if (query.error && !query.data) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState />;
  const leads = query.data.pages.flatMap((page) => page.items);
  if (leads.length === 0) return <EmptyState title={t('leads.empty')} hint={t('leads.emptyHint')} />;
  return (
    <>
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {leads.map((lead) => (
          <LeadItem key={lead.id} lead={lead} />
        ))}
      </Stack>
      <ShowMore query={query} />
    </>
  );
}

function LeadItem({ lead }: { lead: Lead }) {
  const { t } = useTranslation('company');
  const format = useFormat();
  const label = useLabels();
  const { reference, title, stage, status, jobsExpected, ownerName, receivedOn } = lead;
  return (
    <Card withBorder p="sm" component="li">
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <Anchor component={Link} to={`/leads/${reference}`} size="sm" fw={600}>
          {title}
        </Anchor>
        <StatusBadge status={status}>{label('status', status)}</StatusBadge>
      </Group>
      <Text size="sm">
        {[label('stage', stage), jobsExpected !== null && t('leads.jobs', { count: jobsExpected })]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Text size="xs" c="dimmed">
        {[reference, ownerName, t('words.receivedDay', { day: format.day(receivedOn) })].join(' · ')}
      </Text>
    </Card>
  );
}
