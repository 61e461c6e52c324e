import { Alert, Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActivityStatusMenu } from '../../records/activities/activity-status-menu';
import { getCompanyPath } from '../../records/companies/company-link';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { DelegationActions } from './delegation-actions';
import { type Delegation, useUpdateDelegation } from './delegation.api';
import { useDelegationEditor } from './use-delegation-editor';

/** The title of a delegation, when and where it is, who sends and who receives it, and what can be done with it. */
export function DelegationHead() {
  const { t } = useTranslation('delegation');
  const { delegation } = useDelegationEditor();
  const format = useFormat();
  const { reference, title, startsOn, endsOn, city, country, timezone, archivedAt } = delegation;
  const place = [city, country && format.country(country)].filter(Boolean).join(', ');
  return (
    <Stack gap={6} mb="md" component="header">
      <Group gap={6} fz="sm" c="dimmed">
        <Anchor component={Link} to="/activities" inherit c="dimmed" underline="always">
          {t('activities')}
        </Anchor>
        <span>{reference}</span>
      </Group>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 300px', minWidth: 0 }}>
          <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          <Text>
            {[startsOn, ...(endsOn === startsOn ? [] : [endsOn])].map(format.weekday).join(' – ')}
            <Text span inherit c="dimmed">
              {[place, t('zone', { zone: timezone.replaceAll('_', ' ') })]
                .filter(Boolean)
                .map((part) => ` · ${part}`)
                .join('')}
            </Text>
          </Text>
        </div>
        <DelegationActions />
      </Group>
      <Facts delegation={delegation} />
      {archivedAt !== null && (
        <Alert color="gray" p="sm">
          {t('archivedOn', { day: format.momentDay(archivedAt) })}
        </Alert>
      )}
    </Stack>
  );
}

/** The direction, the status, the owner, the organisations and the number of people in one line. */
function Facts({ delegation }: { delegation: Delegation }) {
  const { t } = useTranslation('delegation');
  const label = useLabels();
  const { canEdit } = useDelegationEditor();
  const { mutate, isPending, error, reset } = useUpdateDelegation();
  const { id, version, direction, ownerName, senderCompanyId, senderCompanyName, hostCompanies } = delegation;
  return (
    <Group gap="xs" fz="sm">
      <ActivityStatusMenu
        activity={delegation}
        canEdit={canEdit}
        isPending={isPending}
        error={error}
        onChange={(status, onDone) => mutate({ id, version, body: { status } }, { onSuccess: onDone })}
        onReset={reset}
      />
      {direction && (
        <Badge size="lg" variant="default">
          {label('direction', direction)}
        </Badge>
      )}
      {ownerName && (
        <Text size="sm">
          {t('owner')} {ownerName}
        </Text>
      )}
      {senderCompanyId && (
        <Text size="sm">
          {t('sender')} <CompanyAnchor id={senderCompanyId} name={senderCompanyName ?? ''} />
        </Text>
      )}
      {hostCompanies.length > 0 && (
        <Text size="sm">
          {t('hosts', { count: hostCompanies.length })}{' '}
          {hostCompanies.map(({ id: hostId, name }, index) => (
            <span key={hostId}>
              {index > 0 && ', '}
              <CompanyAnchor id={hostId} name={name} />
            </span>
          ))}
        </Text>
      )}
    </Group>
  );
}

function CompanyAnchor({ id, name }: { id: string; name: string }) {
  return (
    <Anchor component={Link} to={getCompanyPath(id)} inherit underline="always">
      {name}
    </Anchor>
  );
}
