import { Card, Group, Stack, Text } from '@mantine/core';
import { AgreementLink } from '../../records/agreements/agreement-link';
import { CommitmentStatusBadge } from '../../records/agreements/commitment-status-badge';
import type { Commitment } from './agreements.api';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';

interface CommitmentCardProps {
  commitment: Commitment;
}

/** A commitment on screens that are too narrow for a table. */
export function CommitmentCard({ commitment }: CommitmentCardProps) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const { description, agreementId, agreementTitle, ownerCompanyName, dueOn, doneOn } = commitment;
  const facts = [
    ownerCompanyName,
    dueOn && t('words.dueDay', { day: format.day(dueOn) }),
    doneOn && t('words.doneDay', { day: format.day(doneOn) }),
  ];
  return (
    <Card withBorder p="sm" radius="md" style={{ overflowWrap: 'anywhere' }}>
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {description}
        </Text>
        <AgreementLink agreement={{ id: agreementId, title: agreementTitle }} isWrapped fw={400} />
        <Group gap="xs">
          <CommitmentStatusBadge commitment={commitment} />
          {commitment.archivedAt !== null && <Text size="xs">{t('words.archived')}</Text>}
        </Group>
        <Text size="xs" c="dimmed">
          {facts.filter(Boolean).join(' · ')}
        </Text>
      </Stack>
    </Card>
  );
}
