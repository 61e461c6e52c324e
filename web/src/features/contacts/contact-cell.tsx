import { Anchor, Badge, Group } from '@mantine/core';
import fields from 'record-catalogue/contacts';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../records/companies/company-link';
import { ContactLink } from '../../records/contacts/contact-link';
import type { WriteField } from '../../records/fields/use-field-text';
import { buildColumns } from '../../shared/catalogue/catalogue-field.rules';
import { PlainCell } from '../../shared/tables/plain-cell';
import { TwoLines } from '../../shared/tables/two-lines';
import type { Contact } from './contacts.api';

/** The columns of the list of contacts, with their widths. They have the names by which the list is sorted. */
export const CONTACT_COLUMNS = buildColumns(fields, {
  fullName: 180,
  'company.name': 200,
  jobTitle: 150,
  email: 210,
  phone: 130,
  languages: 120,
  tags: 70,
  updatedAt: 110,
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
      <TwoLines second={nativeName === fullName ? null : nativeName} lang="zh">
        <ContactLink contact={contact} tabIndex={isReachable ? 0 : -1} />
      </TwoLines>
      {archivedAt !== null && (
        <Badge size="sm" color="gray" variant="outline" style={{ flexShrink: 0 }}>
          {t('words.archived')}
        </Badge>
      )}
    </Group>
  );
}
