import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { getAgreementPath } from '../../records/agreements/agreement-link';
import { NewAgreementButton } from '../../records/agreements/new-agreement/new-agreement-button';
import { useFieldText } from '../../records/fields/use-field-text';
import type { BulkRecords } from '../../records/lists/bulk/use-bulk-report';
import { RecordListPage } from '../../records/lists/record-list-page';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { useCan } from '../../shared/session/use-session';
import { useListSearch } from '../../shared/tables/use-list-search';
import { AgreementCard } from './agreement-card';
import { AGREEMENT_COLUMNS, AgreementCell, type AgreementColumn } from './agreement-cell';
import { AgreementFilterBar } from './agreement-filter-bar';
import { AGREEMENT_LIST, readAgreementListSearch } from './agreement-list.rules';
import { type Agreement, agreementCountQuery, agreementsQuery } from './agreements.api';

const route = getRouteApi('/user/agreements');

/** The list, for its saved views. */
const AGREEMENT_VIEWS = { entity: 'agreements', list: AGREEMENT_LIST, read: readAgreementListSearch } as const;

/** The changes of many agreements at once. */
const AGREEMENT_BULK = {
  fields: ['ownerId'],
  getCollection: () => 'agreements',
  getTitle: ({ title }) => title,
} satisfies BulkRecords<Agreement>;

/** All agreements in a table that can be searched, filtered, sorted and exported. */
export function AgreementsPage() {
  const { t } = useTranslation('agreements');
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readAgreementListSearch);
  const query = useInfiniteQuery(agreementsQuery(search));
  const write = useFieldText({ hasUsers: true });
  const renderCell = useCallback(
    (agreement: Agreement, column: AgreementColumn, isReachable: boolean) => (
      <AgreementCell agreement={agreement} column={column} write={write} isReachable={isReachable} />
    ),
    [write],
  );
  return (
    <RecordListPage
      id="agreements"
      list={AGREEMENT_LIST}
      search={search}
      onChange={change}
      query={query}
      countQuery={agreementCountQuery(search)}
      canExport={useCan('agreements:export')}
      viewed={AGREEMENT_VIEWS}
      bulk={useCan('agreements:write') ? AGREEMENT_BULK : null}
      texts={{
        title: t('words.agreements'),
        exportHint: t('agreements.exportHint'),
        empty: t('agreements.empty'),
        emptyHint: t('agreements.emptyHint'),
        noMatch: t('agreements.noMatch'),
        noMatchHint: t('noMatchHint'),
        describeFirst: (loaded) => t('agreements.first', { loaded }),
        describeAll: (count, formatted) => t('agreements.count', { count, formatted }),
      }}
      columns={AGREEMENT_COLUMNS}
      getHeading={useFieldLabels('agreements')}
      renderCell={renderCell}
      renderCard={(agreement) => <AgreementCard agreement={agreement} write={write} />}
      getPath={({ id }) => getAgreementPath(id)}
      filters={<AgreementFilterBar search={search} onChange={change} />}
      actions={<NewAgreementButton />}
    />
  );
}
