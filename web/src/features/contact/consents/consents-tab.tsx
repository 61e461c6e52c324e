import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CutListNotice } from '../../../records/cut-list-notice';
import type { RecordView } from '../../../shared/api/record.api';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import { useCan } from '../../../shared/session/use-session';
import { type ConsentView, consentsQuery } from '../contact.api';
import { ConsentForm } from './consent-form';

/** The statements of the person on the use of the data, and the form that records a new one. */
export function ConsentsTab() {
  const { t } = useTranslation('contact');
  const { record: contact } = useRecordEditor<RecordView<'contacts'>>();
  // A withdrawal counts at any time, so that an archived contact accepts it too.
  const canRecord = useCan('contacts:write') && contact.mergedIntoId === null;
  const { data, error, refetch } = useQuery(consentsQuery(contact.id));
  return (
    <Stack>
      {canRecord && <ConsentForm contactId={contact.id} />}
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data?.items.length === 0 && <EmptyState title={t('consents.empty')} hint={t('consents.emptyHint')} />}
      {data && data.items.length > 0 && (
        <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('words.consents')}>
          {data.items.map((consent) => (
            <ConsentItem key={consent.id} consent={consent} />
          ))}
        </Stack>
      )}
      <CutListNotice page={data} />
    </Stack>
  );
}

function ConsentItem({ consent }: { consent: ConsentView }) {
  const { t } = useTranslation('contact');
  const format = useFormat();
  const label = useLabels();
  const { purpose, lawfulBasis, granted, wording, wordingVersion, occurredAt, source, proof } = consent;
  return (
    <Card component="li" withBorder p="sm" style={{ overflowWrap: 'anywhere' }}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {label('consentPurpose', purpose)}
        </Text>
        <Badge variant="light" color={granted ? 'green' : 'red'}>
          {t(granted ? 'consents.granted' : 'consents.refused')}
        </Badge>
      </Group>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
        “{wording}” ({wordingVersion})
      </Text>
      <Text size="xs" c="dimmed">
        {[format.moment(occurredAt), label('lawfulBasis', lawfulBasis), source, proof].filter(Boolean).join(' · ')}
      </Text>
    </Card>
  );
}
