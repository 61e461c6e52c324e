import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { contactsQuery } from './contact.api';

interface ContactsSelectProps extends Omit<MultiSelectProps, 'data'> {
  companyId: string;
}

/** Picks contacts of a company. */
export function ContactsSelect({ companyId, ...props }: ContactsSelectProps) {
  const { data } = useQuery(contactsQuery(companyId));
  return (
    <MultiSelect
      searchable
      clearable
      {...props}
      data={
        data?.items.map(({ id, fullName, jobTitle }) => ({
          value: id,
          label: jobTitle ? `${fullName}, ${jobTitle}` : fullName,
        })) ?? []
      }
    />
  );
}
