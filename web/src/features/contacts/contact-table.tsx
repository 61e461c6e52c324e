import { Anchor, Badge, Group, Table, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { ContactLink } from './contact-link';
import { type ChangeSearch, type ContactSearch, type ContactSort, getSort, toggleSort } from './contact-search.rules';
import classes from './contact-table.module.css';
import type { Contact } from './contacts.api';

/** The columns, each with the order that its heading sets. */
const COLUMNS = {
  name: 'fullName',
  company: 'company.name',
  jobTitle: 'jobTitle',
  email: 'email',
  phone: null,
  languages: null,
  tags: null,
} as const satisfies Record<string, ContactSort | null>;

interface ContactTableProps {
  contacts: readonly Contact[];
  search: ContactSearch;
  onChange: ChangeSearch;
}

/** The contacts in a table, on screens that are wide enough. */
export function ContactTable({ contacts, search, onChange }: ContactTableProps) {
  const { t } = useTranslation('contacts');
  const sort = getSort(search);
  return (
    <div className={classes['scroller']} role="region" aria-label={t('title')} tabIndex={0}>
      <Table stickyHeader highlightOnHover aria-label={t('title')} className={classes['table']}>
        <Table.Thead>
          <Table.Tr>
            {Object.entries(COLUMNS).map(([column, key]) => (
              <Heading
                key={column}
                label={t(`column.${column as keyof typeof COLUMNS}`)}
                isSortable={key !== null}
                sorted={key === sort.name ? (sort.isDescending ? 'descending' : 'ascending') : null}
                onSort={() => key && onChange((known) => toggleSort(known, key))}
              />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {contacts.map((contact) => (
            <ContactRow key={contact.id} contact={contact} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface HeadingProps {
  label: string;
  isSortable: boolean;
  sorted: 'ascending' | 'descending' | null;
  onSort: () => void;
}

function Heading({ label, isSortable, sorted, onSort }: HeadingProps) {
  const { t } = useTranslation('contacts');
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp;
  if (!isSortable) return <Table.Th scope="col">{label}</Table.Th>;
  return (
    <Table.Th scope="col" aria-sort={sorted ?? 'none'}>
      <UnstyledButton className={classes['sort']} title={t('sortHint')} onClick={onSort}>
        {label}
        {sorted && <Arrow size={14} aria-hidden />}
      </UnstyledButton>
    </Table.Th>
  );
}

function ContactRow({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const { companyId, companyName, jobTitle, email, phone, languages, tags, archivedAt } = contact;
  return (
    <Table.Tr>
      <Table.Td>
        <ContactLink contact={contact} />
        {archivedAt && (
          <Badge size="sm" variant="outline" color="gray" ms={6}>
            {t('archivedMark')}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        {companyId && (
          <Anchor component={Link} to={`/companies/${companyId}`} size="sm">
            {companyName}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td>{jobTitle}</Table.Td>
      <Table.Td>
        {email && (
          <Anchor href={`mailto:${email}`} size="sm">
            {email}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {phone && (
          <Anchor href={`tel:${phone}`} size="sm">
            {phone}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="xs">{languages.map(format.language).join(', ')}</Text>
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {tags.map((tag) => (
            <Badge key={tag} size="sm" variant="light" color="gray">
              {tag}
            </Badge>
          ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
