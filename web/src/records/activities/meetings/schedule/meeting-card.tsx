import { Group, Text } from '@mantine/core';
import Lock from 'lucide-react/icons/lock';
import { useTranslation } from 'react-i18next';
import type { ColumnKind } from '../meetings-search.rules';
import type { Meeting } from '../meetings.api';
import { useMeetings } from '../use-meetings';
import { MeetingMenu } from './meeting-menu';
import { MeetingStatusBadge } from './meeting-status-badge';
import classes from './schedule.module.css';

interface MeetingCardProps {
  meeting: Meeting;
  by: ColumnKind;
  onEdit: () => void;
}

/** A meeting in its place of the schedule. The heading of the column is not repeated. */
export function MeetingCard({ meeting, by, onEdit }: MeetingCardProps) {
  const { t } = useTranslation('meetings');
  const { canEdit } = useMeetings();
  const { visitorName, hostName, tableName, status, fixed, wishedBy, outcome, score } = meeting;
  return (
    <div className={classes['card']}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap={4}>
        <Text size="sm" fw={600}>
          {by !== 'visitors' && visitorName}
          {by === 'tables' && ' – '}
          {by !== 'hosts' && hostName}
        </Text>
        {canEdit && <MeetingMenu meeting={meeting} onEdit={onEdit} />}
      </Group>
      {by !== 'tables' && <Text size="xs">{t('atTable', { table: tableName })}</Text>}
      <Group gap={6}>
        <MeetingStatusBadge status={status} />
        {status === 'proposed' && fixed && <Lock size={14} role="img" aria-label={t('locked')} />}
      </Group>
      <Text size="xs" c="dimmed">
        {t(`wishedBy.${wishedBy}`)}
      </Text>
      {outcome && (
        <Text size="xs">
          {outcome}
          {score !== null && ` (${t('scoreOf', { score })})`}
        </Text>
      )}
    </div>
  );
}
