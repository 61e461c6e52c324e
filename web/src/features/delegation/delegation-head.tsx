import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActivityHead } from '../../records/activities/activity-head';
import { ActivityStatusMenu } from '../../records/activities/activity-status-menu';
import { getCompanyPath } from '../../records/companies/company-link';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { type Delegation, delegationApi } from './delegation.api';
import { useDelegationEditor } from './use-delegation-editor';

/** The title of a delegation, when and where it is, who sends and who receives it, and what can be done with it. */
export function DelegationHead() {
  const { t } = useTranslation('delegation');
  const { delegation } = useDelegationEditor();
  const format = useFormat();
  const { startsOn, endsOn, city, country, timezone } = delegation;
  const place = [city, country && format.country(country)].filter(Boolean).join(', ');
  return (
    <ActivityHead kind="delegation" status={<DelegationStatus delegation={delegation} />}>
      <Text>
        {format.weekdays(startsOn, endsOn)}
        <Text span inherit c="dimmed">
          {[place, t('zone', { zone: timezone.replaceAll('_', ' ') })]
            .filter(Boolean)
            .map((part) => ` · ${part}`)
            .join('')}
        </Text>
      </Text>
      <Facts delegation={delegation} />
    </ActivityHead>
  );
}

function DelegationStatus({ delegation }: { delegation: Delegation }) {
  const { canEdit } = useDelegationEditor();
  const { mutate, isPending, error, reset } = delegationApi.useUpdate();
  const { id, version } = delegation;
  return (
    <ActivityStatusMenu
      activity={delegation}
      canEdit={canEdit}
      isPending={isPending}
      error={error}
      onChange={(status, onDone) => mutate({ id, version, body: { status } }, { onSuccess: onDone })}
      onReset={reset}
    />
  );
}

/** The direction, the owner and the organisations in one line. */
function Facts({ delegation }: { delegation: Delegation }) {
  const { t } = useTranslation(['delegation', 'record-editor']);
  const label = useLabels();
  const { direction, ownerName, senderCompanyId, senderCompanyName, hostCompanies } = delegation;
  return (
    <Group gap="xs" fz="sm">
      {direction && (
        <Badge size="lg" variant="default">
          {label('direction', direction)}
        </Badge>
      )}
      {ownerName && (
        <Text size="sm">
          {t('record-editor:owner')} {ownerName}
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
