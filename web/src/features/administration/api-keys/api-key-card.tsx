import { Badge, Button, Card, Code, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import type { ApiKey } from './api-keys.api';

interface ApiKeyCardProps {
  apiKey: ApiKey;
  /** Null if the user may not revoke keys. */
  onRevoke: (() => void) | null;
}

/** A key of a program, without the key itself. */
export function ApiKeyCard({ apiKey, onRevoke }: ApiKeyCardProps) {
  const { t } = useTranslation('administration');
  const label = useLabels();
  const format = useFormat();
  const { name, role, scopes, prefix, createdAt, lastUsedAt, expiresAt, archivedAt } = apiKey;
  const isExpired = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  const isUsable = archivedAt === null && !isExpired;
  return (
    <Card withBorder p="sm">
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2} style={{ flex: '1 1 260px', minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            <Code>{prefix}…</Code>
            <Badge size="sm" color={isUsable ? 'green' : 'gray'} variant={isUsable ? 'light' : 'outline'}>
              {t(archivedAt === null ? (isExpired ? 'keys.expired' : 'keys.usable') : 'keys.revoked')}
            </Badge>
          </Group>
          <Text size="sm">
            {label('role', role)}:{' '}
            {scopes === null ? t('keys.allRights') : scopes.map((scope) => label('permission', scope)).join(', ')}
            {scopes?.length === 0 && t('keys.noRights')}
          </Text>
          <Text size="sm" c="dimmed">
            {[
              lastUsedAt === null ? t('keys.neverUsed') : t('keys.lastUsed', { moment: format.moment(lastUsedAt) }),
              expiresAt === null ? t('keys.neverExpires') : t('keys.expires', { moment: format.moment(expiresAt) }),
              t('keys.created', { moment: format.moment(createdAt) }),
              ...(archivedAt === null ? [] : [t('keys.revokedAt', { moment: format.moment(archivedAt) })]),
            ].join(' · ')}
          </Text>
        </Stack>
        {onRevoke && archivedAt === null && (
          <Button size="xs" variant="default" onClick={onRevoke} aria-label={t('keys.revoke.one', { name })}>
            {t('keys.revoke.open')}
          </Button>
        )}
      </Group>
    </Card>
  );
}
