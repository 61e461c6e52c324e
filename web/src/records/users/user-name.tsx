import { useQuery } from '@tanstack/react-query';
import { colleaguesQuery } from './users.api';

/** The name of a colleague. `known` is the name if the record that names him has it already. */
export function UserName({ id, known }: { id: string; known?: string | null }) {
  const { data } = useQuery({ ...colleaguesQuery, enabled: !known });
  return known ?? data?.items.find((user) => user.id === id)?.fullName ?? '…';
}
