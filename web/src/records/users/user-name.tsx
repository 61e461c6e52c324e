import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { colleaguesQuery } from './users.api';

/** The name of a colleague. `known` is the name if the record that names him has it already. */
export function UserName({ id, known }: { id: string; known?: string | null }) {
  const { t } = useTranslation('records');
  const { data } = useQuery({ ...colleaguesQuery, enabled: !known });
  if (known) return known;
  if (!data) return '…';
  return data.items.find((user) => user.id === id)?.fullName ?? t('formerColleague');
}
