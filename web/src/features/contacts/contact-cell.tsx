import { Anchor, Badge, Group, Text } from '@mantine/core';
import fields from 'record-catalogue/contacts';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../records/companies/company-link';
import { ContactLink } from '../../records/contacts/contact-link';
import type { WriteField } from '../../records/fields/use-field-text';
import { buildColumns } from '../../shared/catalogue/catalogue-field.rules';
import { PlainCell } from '../../shared/tables/plain-cell';
import type { Contact } from './contacts.api';

/** The columns of the list of contacts, with their widths. They have the names by which the list is sorted. */
export const CONTACT_COLUMNS = buildColumns(fields, {
  fullName: 220,
  'company.name': 220,
  jobTitle: 190,
  email: 260,
  phone: 150,
  languages: 180,
  tags: 160,
  updatedAt: 130,
});

export type ContactColumn = (typeof CONTACT_COLUMNS)[number]['name'];

interface ContactCellProps {
  contact: Contact;
  column: ContactColumn;
  write: WriteField;
  /** Whether its links can be reached with Tab. */
  isReachable: boolean;
}

/** The content of one cell of the table. */
export function ContactCell(props: ContactCellProps) {
  const { contact, column, write, isReachable } = props;
  const { companyId, companyName, email, phone } = contact;
  const tabIndex = isReachable ? 0 : -1;
  if (column === 'fullName') return <NameCell {...props} />;
  if (column === 'company.name' && companyId && companyName) {
    return <CompanyLink company={{ id: companyId, name: companyName }} tabIndex={tabIndex} fw={400} />;
  }
  if (column === 'email' && email) return <AddressCell href={`mailto:${email}`} text={email} tabIndex={tabIndex} />;
  if (column === 'phone' && phone) return <AddressCell href={`tel:${phone}`} text={phone} tabIndex={tabIndex} />;
  if (column === 'company.name') return <PlainCell text={null} />;
  return <PlainCell text={write(fields[column], contact[column])} />;
}

function AddressCell({ href, text, tabIndex }: { href: string; text: string; tabIndex: number }) {
  return (
    <Anchor href={href} size="sm" truncate title={text} tabIndex={tabIndex}>
      {text}
    </Anchor>
  );
}

function NameCell({ contact, isReachable }: ContactCellProps) {
  const { t } = useTranslation('contacts');
  const { fullName, nativeName, archivedAt } = contact;
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      <div style={{ minWidth: 0 }}>
        <ContactLink contact={contact} tabIndex={isReachable ? 0 : -1} />
        {nativeName && nativeName !== fullName && (
          <Text size="xs" c="dimmed" truncate lh={1.4} lang="zh">
            {nativeName}
          </Text>
        )}
      </div>
      {archivedAt !== null && (
        <Badge size="sm" color="gray" variant="outline" style={{ flexShrink: 0 }}>
          {t('words.archived')}
        </Badge>
      )}
    </Group>
  );
}
