import { Alert, Button, Group, Text } from '@mantine/core';
import CircleCheck from 'lucide-react/icons/circle-check';
import CloudUpload from 'lucide-react/icons/cloud-upload';
import Info from 'lucide-react/icons/info';
import { useTranslation } from 'react-i18next';
import { isServerReachable } from '../../../shared/api/connection.store';
import { useStore } from '../../../shared/api/external.store';
import type { SeminarView } from '../seminar.api';
import { formatRecentMoment } from '../../../shared/format/event-times.rules';
import { UndoButton } from './undo-button';
import { useCheckInQueue } from './use-check-in-queue';

/** The result of the last check-in, those that were refused, and those that wait for the network. */
export function CheckInMessages({ seminar }: { seminar: SeminarView }) {
  const { t, i18n } = useTranslation('seminar');
  const { pending, refused, last, choose, dismiss } = useCheckInQueue();
  const isReachable = useStore(isServerReachable);
  return (
    <div>
      <div role="status">
        {!isReachable && (
          <Alert color="orange" p="sm" mb="xs" icon={<CloudUpload aria-hidden />}>
            {pending.length === 0 ? t('checkIn.offline') : t('checkIn.kept', { count: pending.length })}
          </Alert>
        )}
      </div>
      <div role="status">
        {last && (
          <Alert
            key={last.number}
            p="sm"
            mb="xs"
            color={last.visitor.alreadyCheckedIn ? 'yellow' : 'green'}
            icon={last.visitor.alreadyCheckedIn ? <Info aria-hidden /> : <CircleCheck aria-hidden />}
          >
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={600}>
                {t(last.visitor.alreadyCheckedIn ? 'checkIn.already' : 'checkIn.done', {
                  name: last.visitor.fullName,
                  company: last.visitor.companyName ?? '',
                  context: last.visitor.companyName ? 'company' : undefined,
                  time: last.visitor.checkedInAt
                    ? formatRecentMoment(last.visitor.checkedInAt, seminar.timezone, i18n.language)
                    : '',
                })}
              </Text>
              {!last.visitor.alreadyCheckedIn && <UndoButton seminar={seminar} visitor={last.visitor} />}
            </Group>
          </Alert>
        )}
      </div>
      <div role="alert">
        {refused.map(({ key, name, message, candidates = [] }) => (
          <Alert key={key} color="red" p="sm" mb="xs" title={t('checkIn.refused', { name })}>
            <Group justify="space-between" gap="xs">
              <Text size="sm">{message}</Text>
              {candidates.map((candidate) => (
                <Button
                  key={candidate.id}
                  size="compact-sm"
                  maw="100%"
                  aria-label={t('checkIn.checkInOf', { name: candidate.name })}
                  onClick={() => choose(key, candidate)}
                >
                  {candidate.name}
                </Button>
              ))}
              <Button size="compact-sm" variant="default" onClick={() => dismiss(key)}>
                {t('checkIn.dismiss')}
              </Button>
            </Group>
          </Alert>
        ))}
      </div>
    </div>
  );
}
