import { useQuery } from '@tanstack/react-query';
import { companyApi } from './company.api';

/** The name of a company. `known` is its name if the record that names it has it already. */
export function CompanyName({ id, known = null }: { id: string; known?: string | null }) {
  const { data } = useQuery({ ...companyApi.query(id), enabled: known === null });
  return known ?? data?.name ?? '…';
}
