import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { getContactPath } from '../../records/contacts/contact-link';
import { useFieldText } from '../../records/fields/use-field-text';
import type { BulkRecords } from '../../records/lists/bulk/use-bulk-report';
import { RecordListPage } from '../../records/lists/record-list-page';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { useCan } from '../../shared/session/use-session';
import { useListSearch } from '../../shared/tables/use-list-search';
import { ContactCard } from './contact-card';
import { CONTACT_COLUMNS, ContactCell, type ContactColumn } from './contact-cell';
import { ContactFilterBar } from './contact-filter-bar';
import { CONTACT_LIST, readContactListSearch } from './contact-list.rules';
import { type Contact, contactCountQuery, contactsQuery } from './contacts.api';
import { NewContactButton } from './new-contact-button';
import { ImportLink } from '../../records/imports/import-link';

const route = getRouteApi('/user/contacts');

/** The list, for its saved views. */
const CONTACT_VIEWS = { entity: 'contacts', list: CONTACT_LIST, read: readContactListSearch } as const;

/** The changes of many contacts at once. */
const CONTACT_BULK = {
  fields: ['tags'],
  getCollection: () => 'contacts',
  getTitle: ({ fullName }) => fullName,
} satisfies BulkRecords<Contact>;

/** All contacts in a table that can be searched, filtered, sorted and exported. */
export function ContactsPage() {
  const { t } = useTranslation('contacts');
  const { search, change } = useListSearch(route.useSearch(), route.useNavigate(), readContactListSearch);
  const query = useInfiniteQuery(contactsQuery(search));
  const write = useFieldText({ hasUsers: false });
  const renderCell = useCallback(
    (contact: Contact, column: ContactColumn, isReachable: boolean) => (
      <ContactCell contact={contact} column={column} write={write} isReachable={isReachable} />
    ),
    [write],
  );
  return (
    <RecordListPage
      id="contacts"
      list={CONTACT_LIST}
      search={search}
      onChange={change}
      query={query}
      countQuery={contactCountQuery(search)}
      canExport={useCan('contacts:export')}
      viewed={CONTACT_VIEWS}
      bulk={useCan('contacts:write') ? CONTACT_BULK : null}
      texts={{
        title: t('words.contacts'),
        exportHint: t('exportHint'),
        empty: t('empty'),
        emptyHint: t('emptyHint'),
        noMatch: t('noMatch'),
        noMatchHint: t('noMatchHint'),
        describeFirst: (loaded) => t('firstContacts', { loaded }),
        describeAll: (count, formatted) => t('contactCount', { count, formatted }),
      }}
      columns={CONTACT_COLUMNS}
      getHeading={useFieldLabels('contacts')}
      renderCell={renderCell}
      renderCard={(contact) => <ContactCard contact={contact} />}
      getPath={({ id }) => getContactPath(id)}
      filters={<ContactFilterBar search={search} onChange={change} />}
      actions={
        <>
          <ImportLink entity="contacts" />
          <NewContactButton />
        </>
      }
    />
  );
}
