import { Button, Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../../records/companies/company-link';
import { companyApi } from '../../../records/companies/company.api';
import { CutListNotice } from '../../../records/cut-list-notice';
import { useFormat } from '../../../shared/format/use-format';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { FieldCard } from '../../../shared/record-editor/field-card';
import { useCompanyEditor } from '../use-company-editor';
import { subsidiariesQuery } from './memberships.api';
import { MembershipsCard } from './memberships-card';

/** The companies above and below this one, and the organisations to which it belongs. */
export function GroupTab() {
  const { t } = useTranslation('company');
  const { company } = useCompanyEditor();
  return (
    <>
      <FieldCard title={t('groups.group')} fields={['parentId']}>
        {company.parentId && (
          <Text size="sm" mt="xs">
            {t('group.chain')} <ParentChain key={company.parentId} id={company.parentId} known={[company.id]} />
            {company.name}
          </Text>
        )}
      </FieldCard>
      <SubsidiariesCard />
      <MembershipsCard />
    </>
  );
}

function SubsidiariesCard() {
  const { t } = useTranslation('company');
  const { company } = useCompanyEditor();
  const format = useFormat();
  const { data, error, refetch } = useQuery(subsidiariesQuery(company.id));
  return (
    <Card withBorder mb="md" component="section" aria-labelledby="subsidiaries">
      <Title order={2} size="h5" mb="xs" id="subsidiaries">
        {t('words.subsidiaries')}
      </Title>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('group.noSubsidiaries')}
        </Text>
      )}
      <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {data?.items.map((subsidiary) => (
          <li key={subsidiary.id}>
            <CompanyLink company={subsidiary} isWrapped />{' '}
            <Text span size="sm" c="dimmed">
              {[subsidiary.city, format.country(subsidiary.country)].filter(Boolean).join(', ')}
            </Text>
          </li>
        ))}
      </Stack>
      <CutListNotice page={data} list={{ to: '/companies', search: { parentId: company.id } }} />
    </Card>
  );
}

interface ParentChainProps {
  id: string;
  /** The companies below, so that a circle in the data ends. */
  known: readonly string[];
}

/** The parents of a company, from the ultimate one down. */
function ParentChain({ id, known }: ParentChainProps) {
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
