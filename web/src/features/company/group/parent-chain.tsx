import { useQuery } from '@tanstack/react-query';
import { CompanyLink } from '../../../records/companies/company-link';
import { companyQuery } from '../../../records/companies/company.api';

interface ParentChainProps {
  id: string;
  /** The companies below, so that a circle in the data ends. */
  known: readonly string[];
}

/** The parents of a company, from the ultimate one down. */
export function ParentChain({ id, known }: ParentChainProps) {
  const { data } = useQuery(companyQuery(id));
  if (!data) return '… › ';
  const { parentId } = data;
  return (
    <>
      {parentId && !known.includes(parentId) && <ParentChain id={parentId} known={[...known, id]} />}
      <CompanyLink company={data} isWrapped />
      {' › '}
    </>
  );
}
