import { Card, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { RegistrationName } from './registration-name';
import { RegistrationStatusBadge } from './registration-status-badge';
import type { Registration } from './registrations.api';

/** A registration on screens that are too narrow for a table. */
export function RegistrationCard({ registration }: { registration: Registration }) {
  const { t } = useTranslation(['seminar', 'record-editor']);
  const format = useFormat();
  const { companyName, jobTitle, email, registeredAt, archivedAt } = registration;
  return (
    <Card withBorder p="sm" radius="md" style={{ overflowWrap: 'anywhere' }}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <RegistrationName registration={registration} />
        <RegistrationStatusBadge {...registration} />
      </Group>
      <Text size="sm">{[jobTitle, companyName].filter(Boolean).join(', ')}</Text>
      <Text size="xs" c="dimmed">
        {[email, t('registeredOn', { moment: format.moment(registeredAt) }), archivedAt && t('record-editor:archived')]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </Card>
  );
}
