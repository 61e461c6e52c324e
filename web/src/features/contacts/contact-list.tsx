import { Button } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getContactPath } from '../../records/contacts/contact-link';
import { useFormat } from '../../shared/format/use-format';
import { EmptyState } from '../../shared/layout/empty-state';
import {
  type ChangeSearch,
  clearFilters,
  getSort,
  isFiltered,
  type ListSearch,
  toggleSort,
} from '../../shared/tables/list-search.rules';
import { type ListQuery, ListStates } from '../../shared/tables/list-states';
import { RecordCards } from '../../shared/tables/record-cards';
import { RecordTable } from '../../shared/tables/record-table';
import { ContactCard } from './contact-card';
import { ContactCell } from './contact-cell';
import { CONTACT_COLUMNS, type ContactColumn } from './contact-columns.constants';
import { CONTACT_LIST } from './contact-list.rules';
import type { Contact } from './contacts.api';

interface ContactListProps {
  contacts: Contact[];
  query: ListQuery;
  search: ListSearch;
  isNarrow: boolean;
  onChange: ChangeSearch;
  onEndNear: () => void;
  onRetryPage: () => void;
}

/** The contacts in a table or in cards, or why there are none. */
export function ContactList(props: ContactListProps) {
  const { contacts, query, search, isNarrow, onChange, onEndNear, onRetryPage } = props;
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const sort = useMemo(() => getSort(CONTACT_LIST, search), [search]);
  const getSorted = (column: ContactColumn) => {
    const key = sort.find(({ name }) => name === column);
    return key ? (key.isDescending ? 'desc' : 'asc') : false;
  };
  const texts = useMemo(() => ({ t, format }), [t, format]);
  const renderCell = useCallback(
    (contact: Contact, column: ContactColumn, isReachable: boolean) => (
      <ContactCell contact={contact} column={column} texts={texts} isReachable={isReachable} />
    ),
    [texts],
  );
  return (
    <ListStates
      query={query}
      isEmpty={contacts.length === 0}
      empty={<NoContacts search={search} onChange={onChange} />}
      onRetryPage={onRetryPage}
    >
      {(foot) =>
        isNarrow ? (
          <RecordCards
            label={t('title')}
            rows={contacts}
            renderCard={(contact) => <ContactCard contact={contact} />}
            onEndNear={onEndNear}
            foot={foot}
          />
        ) : (
          <RecordTable
            id="contacts"
            label={t('title')}
            rows={contacts}
            columns={CONTACT_COLUMNS}
            getHeading={(name) => t(`column.${name}`)}
            getSorted={getSorted}
            onSort={(name, isAdded) => onChange((known) => toggleSort(CONTACT_LIST, known, name, isAdded))}
            renderCell={renderCell}
            getPath={({ id }) => getContactPath(id)}
            isOutdated={query.isPlaceholderData}
            onEndNear={onEndNear}
            foot={foot}
          />
        )
      }
    </ListStates>
  );
}

function NoContacts({ search, onChange }: { search: ListSearch; onChange: ChangeSearch }) {
  const { t } = useTranslation(['contacts', 'filters']);
  if (!isFiltered(search)) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  return (
    <EmptyState title={t('noMatch')} hint={t('noMatchHint')}>
      <Button onClick={() => onChange(clearFilters)}>{t('filters:clearFilters')}</Button>
    </EmptyState>
  );
}
