import { useQuery } from '@tanstack/react-query';
import { companyQuery } from './lead-page.api';

/** The name of a company. `known` is its name if the lead has it already. */
export function CompanyName({ id, known = null }: { id: string; known?: string | null }) {
  const { data } = useQuery({ ...companyQuery(id), enabled: known === null });
  return known ?? data?.name ?? '…';
}
