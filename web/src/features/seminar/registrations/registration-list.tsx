import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { EmptyState } from '../../../shared/layout/empty-state';
import {
  type ChangeSearch,
  clearFilters,
  findDirection,
  getSort,
  isFiltered,
  type ListDefinition,
  type ListSearch,
  toggleSort,
} from '../../../shared/tables/list-search.rules';
import { type ListQuery, ListStates } from '../../../shared/tables/list-states';
import { RecordCards } from '../../../shared/tables/record-cards';
import { RecordTable } from '../../../shared/tables/record-table';
import { RegistrationCard } from './registration-card';
import { RegistrationCell } from './registration-cell';
import { REGISTRATION_COLUMNS, type RegistrationColumn } from './registration-columns.constants';
import type { Registration } from './registrations.api';

interface RegistrationListProps {
  list: ListDefinition;
  registrations: Registration[];
  query: ListQuery;
  search: ListSearch;
  isNarrow: boolean;
  onChange: ChangeSearch;
  onEndNear: () => void;
  onRetryPage: () => void;
}

const renderCell = (registration: Registration, column: RegistrationColumn, isReachable: boolean) => (
  <RegistrationCell registration={registration} column={column} isReachable={isReachable} />
);

/** The registrations in a table or in cards, or why there are none. */
export function RegistrationList(props: RegistrationListProps) {
  const { list, registrations, query, search, isNarrow, onChange, onEndNear, onRetryPage } = props;
  const { t } = useTranslation('seminar');
  const navigate = useNavigate({ from: '/seminars/$seminarId' });
  const sort = getSort(list, search);
  const open = useCallback(
    ({ id }: Registration) =>
      void navigate({ search: (known) => ({ ...known, registration: id }), resetScroll: false }),
    [navigate],
  );
  return (
    <ListStates
      query={query}
      isEmpty={registrations.length === 0}
      empty={<NoRegistrations search={search} onChange={onChange} />}
      onRetryPage={onRetryPage}
    >
      {(foot) =>
        isNarrow ? (
          <RecordCards
            label={t('words.registrations')}
            rows={registrations}
            renderCard={(registration) => <RegistrationCard registration={registration} />}
            onEndNear={onEndNear}
            foot={foot}
          />
        ) : (
          <RecordTable
            id="registrations"
            label={t('words.registrations')}
            rows={registrations}
            columns={REGISTRATION_COLUMNS}
            getHeading={(name) => t(listTextKeys('field', name))}
            getSorted={(column) => findDirection(sort, column)}
            onSort={(name, isAdded) => onChange((known) => toggleSort(list, known, name, isAdded))}
            renderCell={renderCell}
            onOpen={open}
            isOutdated={query.isPlaceholderData}
            onEndNear={onEndNear}
            foot={foot}
          />
        )
      }
    </ListStates>
  );
}

function NoRegistrations({ search, onChange }: { search: ListSearch; onChange: ChangeSearch }) {
  const { t } = useTranslation(['seminar', 'filters']);
  if (!isFiltered(search)) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  return (
    <EmptyState title={t('noMatch')} hint={t('noMatchHint')}>
      <Button onClick={() => onChange(clearFilters)}>{t('words.clearFilters')}</Button>
    </EmptyState>
  );
}
