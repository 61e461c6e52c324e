import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { getAgreementPath } from '../../records/agreements/agreement-link';
import { RecordListPage } from '../../records/lists/record-list-page';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { useCan } from '../../shared/session/use-session';
import { useListSearch } from '../../shared/tables/use-list-search';
import { type Commitment, commitmentCountQuery, commitmentsQuery } from './agreements.api';
import { CommitmentCard } from './commitment-card';
import { COMMITMENT_COLUMNS, CommitmentCell, type CommitmentColumn } from './commitment-cell';
import { CommitmentFilterBar } from './commitment-filter-bar';
import { COMMITMENT_LIST, readCommitmentListSearch } from './agreement-list.rules';

const route = getRouteApi('/user/agreements/commitments');

/** The commitments of all agreements, so that nobody has to open each agreement to see what is due. */
export function CommitmentsPage() {
  const { t } = useTranslation('agreements');
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readCommitmentListSearch);
  const query = useInfiniteQuery(commitmentsQuery(search));
  const renderCell = useCallback(
    (commitment: Commitment, column: CommitmentColumn, isReachable: boolean) => (
      <CommitmentCell commitment={commitment} column={column} isReachable={isReachable} />
    ),
    [],
  );
  return (
    <RecordListPage
      id="commitments"
      list={COMMITMENT_LIST}
      search={search}
      onChange={change}
      query={query}
      countQuery={commitmentCountQuery(search)}
      canExport={useCan('agreements:export')}
      texts={{
        title: t('words.commitments'),
        exportHint: t('commitments.exportHint'),
        empty: t('commitments.empty'),
        emptyHint: t('commitments.emptyHint'),
        noMatch: t('commitments.noMatch'),
        noMatchHint: t('noMatchHint'),
        describeFirst: (loaded) => t('commitments.first', { loaded }),
        describeAll: (count, formatted) => t('commitments.count', { count, formatted }),
      }}
      columns={COMMITMENT_COLUMNS}
      getHeading={useFieldLabels('commitments')}
      renderCell={renderCell}
      renderCard={(commitment) => <CommitmentCard commitment={commitment} />}
      getPath={({ agreementId }) => `${getAgreementPath(agreementId)}?tab=commitments`}
      filters={<CommitmentFilterBar search={search} onChange={change} />}
      actions={null}
    />
  );
}
