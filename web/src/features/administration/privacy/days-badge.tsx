import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseDaysColor } from './requests/request-list.rules';

/** The days that are left until a last day, or by how many it has passed. */
export function DaysBadge({ days }: { days: number }) {
  const { t } = useTranslation('privacy');
  return (
    <Badge variant="light" color={chooseDaysColor(days)} tt="none">
      {days < 0 ? t('requests.late', { count: -days }) : t('requests.left', { count: days })}
    </Badge>
  );
}
