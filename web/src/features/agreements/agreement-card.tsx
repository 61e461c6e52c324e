import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import fields from 'record-catalogue/agreements';
import { useTranslation } from 'react-i18next';
import { AgreementLink } from '../../records/agreements/agreement-link';
import { AgreementStatusBadge } from '../../records/agreements/agreement-status-badge';
import type { WriteField } from '../../records/fields/use-field-text';
import { useFormat } from '../../shared/format/use-format';
import type { Agreement } from './agreements.api';

/** An agreement on screens that are too narrow for a table. */
export function AgreementCard({ agreement, write }: { agreement: Agreement; write: WriteField }) {
  const { reference, kind, status, parties, signedOn, expiresOn, ownerId, archivedAt } = agreement;
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const days = [
    signedOn && t('words.signedDay', { day: format.day(signedOn) }),
    expiresOn && t('words.throughDay', { day: format.day(expiresOn) }),
  ];
  return (
    <Card withBorder p="sm" radius="md" style={{ overflowWrap: 'anywhere' }}>
      <Stack gap={4}>
        <AgreementLink agreement={agreement} isWrapped />
        <Group gap="xs">
          <AgreementStatusBadge status={status} />
          {archivedAt !== null && (
            <Badge size="sm" color="gray" variant="outline">
              {t('words.archived')}
            </Badge>
          )}
          <Text size="sm">{write(fields['kind'], kind)}</Text>
        </Group>
        {parties.length > 0 && <Text size="sm">{parties.map(({ companyName }) => companyName).join(', ')}</Text>}
        <Text size="xs" c="dimmed">
          {[reference, ...days, write(fields['ownerId'], ownerId)].filter(Boolean).join(' · ')}
        </Text>
      </Stack>
    </Card>
  );
}
