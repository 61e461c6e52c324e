import { Button, Card, Group, Text } from '@mantine/core';
import CircleCheck from 'lucide-react/icons/circle-check';
import { useTranslation } from 'react-i18next';
import { formatRecentMoment } from '../../../shared/format/event-times.rules';
import { useCan } from '../../../shared/session/use-session';
import { RegistrationStatusBadge } from '../registrations/registration-status-badge';
import { type Registration, useRegister } from '../registrations/registrations.api';
import type { SeminarView } from '../seminar.api';
import { findSeminarState, listNextStatuses } from '../seminar-state.rules';
import { UndoButton } from './undo-button';

interface VisitorCardProps {
  seminar: SeminarView;
  visitor: Registration;
  /** Whether the check-in has been made on this device, and the server has not answered yet. */
  isOnTheWay: boolean;
  onCheckIn: () => void;
}

/** A person at the entrance, with one large button. */
export function VisitorCard({ seminar, visitor, isOnTheWay, onCheckIn }: VisitorCardProps) {
  const { t, i18n } = useTranslation('seminar');
  const canWrite = useCan('activities:write');
  const { fullName: name, companyName, jobTitle, status, checkedInAt } = visitor;
  const isPresent = status === 'attended';
  return (
    <Card withBorder p="sm" radius="md" style={{ overflowWrap: 'anywhere' }}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {[jobTitle, companyName].filter(Boolean).join(', ')}
          </Text>
          {isPresent ? (
            <Group gap={4} wrap="nowrap">
              <CircleCheck size={16} aria-hidden />
              <Text size="sm">
                {checkedInAt
                  ? t('checkIn.presentSince', {
                      time: formatRecentMoment(checkedInAt, seminar.timezone, i18n.language),
                    })
                  : t('checkIn.present')}
              </Text>
            </Group>
          ) : (
            status !== 'registered' && <RegistrationStatusBadge {...visitor} />
          )}
        </div>
        {canWrite && (
          <VisitorAction seminar={seminar} visitor={visitor} isOnTheWay={isOnTheWay} onCheckIn={onCheckIn} />
        )}
      </Group>
    </Card>
  );
}

function VisitorAction({ seminar, visitor, isOnTheWay, onCheckIn }: VisitorCardProps) {
  const { t } = useTranslation('seminar');
  const { fullName: name, status } = visitor;
  if (isOnTheWay) {
    return (
      <Text size="sm" ta="right" style={{ flexShrink: 0 }}>
        {t('checkIn.onTheWay')}
      </Text>
    );
  }
  if (status === 'attended') return <UndoButton seminar={seminar} visitor={visitor} />;
  if (status === 'cancelled') return <RegisterAgain seminar={seminar} visitor={visitor} />;
  if (!listNextStatuses(status, seminar).includes('attended')) {
    return (
      <Text size="sm" ta="right" maw={120} style={{ flexShrink: 0 }}>
        {t('seats.full')}
      </Text>
    );
  }
  return (
    <Button
      size="lg"
      px="md"
      style={{ flexShrink: 0 }}
      aria-label={t('checkIn.checkInOf', { name })}
      onClick={onCheckIn}
    >
      {t('checkIn.checkIn')}
    </Button>
  );
}

/** Registers somebody who had cancelled and comes all the same. */
function RegisterAgain({ seminar, visitor }: { seminar: SeminarView; visitor: Registration }) {
  const { t } = useTranslation('seminar');
  const { mutate, isPending, error } = useRegister(seminar.id);
  const { contactId, fullName, email, companyName } = visitor;
  if (!findSeminarState(seminar).canWalkIn) return null;
  const person = contactId ? { contactId } : { fullName, email, companyName };
  return (
    <div>
      <Button
        variant="light"
        size="sm"
        loading={isPending}
        aria-label={t('checkIn.againOf', { name: fullName })}
        onClick={() => mutate({ ...person, walkIn: true })}
      >
        {t('checkIn.again')}
      </Button>
      <div role="alert">{error && <Text size="xs">{error.message}</Text>}</div>
    </div>
  );
}
