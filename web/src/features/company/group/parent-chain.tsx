import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../../records/companies/company-link';
import { companyApi } from '../../../records/companies/company.api';

interface ParentChainProps {
  id: string;
  /** The companies below, so that a circle in the data ends. */
  known: readonly string[];
}

/** The parents of a company, from the ultimate one down. */
export function ParentChain({ id, known }: ParentChainProps) {
  const { t } = useTranslation('shared');
  const { data, error, refetch } = useQuery(companyApi.query(id));
  if (!data && error) {
    return (
      <>
        <span role="alert">{error.message}</span>{' '}
        <Button component="button" size="compact-xs" variant="default" onClick={() => void refetch()}>
          {t('retry')}
        </Button>
        {' › '}
      </>
    );
  }
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
