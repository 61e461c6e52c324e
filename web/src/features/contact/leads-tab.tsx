import { Anchor, Card, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CutListNotice } from '../../records/cut-list-notice';
import { StatusBadge } from '../../records/leads/status-badge';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { leadsOfContactQuery } from './contact.api';

/** The leads to which the contact belongs, latest first. */
export function LeadsTab() {
  const { t } = useTranslation('contact');
  const label = useLabels();
  const format = useFormat();
  const { id } = useRecordEditor().record;
  const { data, error, refetch } = useQuery(leadsOfContactQuery(id));
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.items.length === 0) return <EmptyState title={t('words.noLeads')} hint={t('leads.emptyHint')} />;
  return (
    <>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('words.leads')}>
        {data.items.map(({ title, reference, company, stage, status, ownerName, receivedOn }) => (
          <Card key={reference} component="li" withBorder p="sm" style={{ overflowWrap: 'anywhere' }}>
            <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
              <Anchor component={Link} to={`/leads/${reference}`} size="sm" fw={600}>
                {title}
              </Anchor>
              <StatusBadge status={status}>{label('status', status)}</StatusBadge>
            </Group>
            <Text size="sm">{company.name}</Text>
            <Text size="xs" c="dimmed">
              {[reference, label('stage', stage), ownerName, format.day(receivedOn)].join(' · ')}
            </Text>
          </Card>
        ))}
      </Stack>
      <CutListNotice page={data} list={{ to: '/leads', search: { contactId: id } }} />
    </>
  );
}
