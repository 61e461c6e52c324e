import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import type { Registration } from './registrations.api';

const COLORS: Record<Registration['status'], string> = {
  registered: 'blue',
  waitlisted: 'orange',
  confirmed: 'blue',
  cancelled: 'gray',
  attended: 'limburg',
  no_show: 'red',
};

type RegistrationStatusBadgeProps = Pick<Registration, 'status' | 'waitlistPosition'>;

/** The status of a registration in words and in a colour, with the place on the waiting list. */
export function RegistrationStatusBadge({ status, waitlistPosition }: RegistrationStatusBadgeProps) {
  const { t } = useTranslation('seminar');
  const label = useLabels();
  return (
    <Badge variant={status === 'cancelled' ? 'default' : 'light'} color={COLORS[status]} style={{ flexShrink: 0 }}>
      {waitlistPosition === null
        ? label('registrationStatus', status)
        : t('waitlistPlace', { place: waitlistPosition })}
    </Badge>
  );
}
