import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';

const contactsQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['contacts', 'of-company', companyId],
    queryFn: ({ signal }) =>
      readBody(
        api.GET('/api/v1/contacts', {
          params: { query: { worksFor: [companyId], sort: 'fullName', limit: 200 } },
          signal,
        }),
      ),
  });

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
