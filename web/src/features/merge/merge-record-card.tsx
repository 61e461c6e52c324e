import { Alert, Anchor, Badge, Card, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema';
import { useFormat } from '../../shared/format/use-format';
import { findListPath, getMergedName, type MergeKind } from './merge-rows.rules';

/** A record that takes part in a merge. */
export type MergedRecord = components['schemas']['CompanyView'] | components['schemas']['ContactView'];

interface MergeRecordCardProps {
  kind: MergeKind;
  record: MergedRecord;
  role: 'survivor' | 'source';
  /** Why the record cannot take part. */
  refusal: string | null;
}

/** One of the two records: what it is, and what happens to it. */
export function MergeRecordCard({ kind, record, role, refusal }: MergeRecordCardProps) {
  const { t } = useTranslation('merge');
  const format = useFormat();
  const name = getMergedName(record);
  const facts =
    'country' in record
      ? [record.city, format.country(record.country)]
      : [record.jobTitle, record.companyName, record.email];
  return (
    <Card withBorder component="article" aria-label={name} p="sm">
      <Group justify="space-between" align="flex-start" gap="xs">
        <div style={{ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' }}>
          <Anchor component={Link} to={`${findListPath(kind)}/${record.id}`} fw={600}>
            {name}
          </Anchor>
          {record.nativeName && <Text lang="zh">{record.nativeName}</Text>}
          <Text size="sm" c="dimmed">
            {facts.filter(Boolean).join(' · ')}
          </Text>
          <Text size="xs" c="dimmed">
            {t('createdOn', { day: format.moment(record.createdAt) })}
          </Text>
        </div>
        <Badge size="lg" variant="dot" color={role === 'survivor' ? 'green' : 'gray'}>
          {t(`role.${role}`)}
        </Badge>
      </Group>
      <div role="alert">
        {refusal && (
          <Alert color="red" mt="sm">
            {refusal}
            {record.mergedIntoId && (
              <>
                {' '}
                <Anchor component={Link} to={`${findListPath(kind)}/${record.mergedIntoId}`} inherit>
                  {t('openMerged')}
                </Anchor>
              </>
            )}
          </Alert>
        )}
      </div>
    </Card>
  );
}
