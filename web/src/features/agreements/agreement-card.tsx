import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import { AgreementLink } from '../../records/agreements/agreement-link';
import { AgreementStatusBadge } from '../../records/agreements/agreement-status-badge';
import type { Agreement } from './agreements.api';
import type { AgreementTexts } from './use-agreement-texts';

/** An agreement on screens that are too narrow for a table. */
export function AgreementCard({ agreement, texts }: { agreement: Agreement; texts: AgreementTexts }) {
  const { reference, kind, status, parties, signedOn, expiresOn, ownerId, archivedAt } = agreement;
  const { t, format, label, getOwner } = texts;
  const days = [
    signedOn && t('agreements.signed', { day: format.day(signedOn) }),
    expiresOn && t('agreements.expires', { day: format.day(expiresOn) }),
  ];
  return (
    <Card withBorder p="sm" radius="md" style={{ overflowWrap: 'anywhere' }}>
      <Stack gap={4}>
        <AgreementLink agreement={agreement} isWrapped />
        <Group gap="xs">
          <AgreementStatusBadge status={status} />
          {archivedAt !== null && (
            <Badge size="sm" color="gray" variant="outline">
              {t('archivedBadge')}
            </Badge>
          )}
          <Text size="sm">{label('agreementKind', kind)}</Text>
        </Group>
        {parties.length > 0 && <Text size="sm">{parties.map(({ companyName }) => companyName).join(', ')}</Text>}
        <Text size="xs" c="dimmed">
          {[reference, ...days, getOwner(ownerId)].filter(Boolean).join(' · ')}
        </Text>
      </Stack>
    </Card>
  );
}
