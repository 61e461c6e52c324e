import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchableMultiSelect, type SearchableMultiSelectProps } from '../../shared/fields/searchable-multi-select';
import { useCan } from '../../shared/session/use-session';
import { companyApi } from '../companies/company.api';
import { contactApi, contactsQuery } from './contact.api';
import { type ContactValues, startContact } from './contact-values.rules';
import { CreateContactDialog } from './create-contact-dialog';

/** The value of the option that creates a contact. No id is like it. */
const CREATE = 'create';

interface ContactsSelectProps extends Omit<SearchableMultiSelectProps, 'data' | 'onChange'> {
  companyId: string;
  value: string[];
  onChange: (value: string[]) => void;
}

/** Picks contacts of a company, or creates one that is missing. */
export function ContactsSelect({ companyId, value, onChange, ...props }: ContactsSelectProps) {
  const { t } = useTranslation('records');
  const canCreate = useCan('contacts:write');
  const [start, setStart] = useState<ContactValues | null>(null);
  const [text, setText] = useState('');
  const name = text.trim();
  const { data, isPending } = useQuery(contactsQuery(companyId));
  const company = useQuery({ ...companyApi.query(companyId), enabled: name !== '' }).data;
  // A person may have been chosen who works elsewhere, or who has been created just now.
  const others = value.filter((id) => data && data.items.every((contact) => contact.id !== id));
  const chosen = useQueries({ queries: others.map((id) => contactApi.query(id)) });
  const options = [
    ...(data?.items ?? []).map(({ id, fullName, jobTitle }) => ({
      value: id,
      label: jobTitle ? `${fullName}, ${jobTitle}` : fullName,
    })),
    ...others.map((id, index) => ({ value: id, label: chosen[index]?.data?.fullName ?? '…' })),
    ...(canCreate && name !== '' ? [{ value: CREATE, label: t('picker.createContact', { name }) }] : []),
  ];
  const create = () => {
    const reference = company && ({ kind: 'company', id: company.id, title: company.name } as const);
    setStart({ ...startContact(name), company: reference ?? null });
  };
  return (
    <>
      <SearchableMultiSelect
        clearable
        {...props}
        value={value}
        onChange={(ids) => (ids.includes(CREATE) ? create() : onChange(ids))}
        searchValue={text}
        onSearchChange={setText}
        isSearching={isPending}
        data={options}
      />
      <CreateContactDialog
        start={start}
        onClose={() => setStart(null)}
        onDone={({ id }) => onChange([...new Set([...value, id])])}
      />
    </>
  );
}
