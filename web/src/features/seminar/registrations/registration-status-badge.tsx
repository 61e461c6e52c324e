import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
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

type RegistrationStatusBadgeProps = Pick<Registration, 'status' | 'waitlistPosition'> &
  Partial<Pick<Registration, 'offerExpiresAt'>>;

/** The status of a registration in words and in a colour, with the place on the waiting list or the time until which a seat from it is offered. */
export function RegistrationStatusBadge({
  status,
  waitlistPosition,
  offerExpiresAt = null,
}: RegistrationStatusBadgeProps) {
  const { t } = useTranslation('seminar');
  const label = useLabels();
  const format = useFormat();
  if (offerExpiresAt !== null)
    return (
      <Badge variant="light" color="orange" style={{ flexShrink: 0 }}>
        {t('offerUntil', { moment: format.moment(offerExpiresAt) })}
      </Badge>
    );
  return (
    <Badge variant={status === 'cancelled' ? 'default' : 'light'} color={COLORS[status]} style={{ flexShrink: 0 }}>
      {waitlistPosition === null
        ? label('registrationStatus', status)
        : t('waitlistPlace', { place: waitlistPosition })}
    </Badge>
  );
}
