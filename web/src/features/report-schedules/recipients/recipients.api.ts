import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { contactApi } from '../../../records/contacts/contact.api';
import { api, readBody } from '../../../shared/api/api.client';
import { useCan } from '../../../shared/session/use-session';
import type { Recipient } from './recipients.rules';

/** The users who may read the files of schedules, and may therefore get them by mail. */
export const readersQuery = queryOptions({
  queryKey: ['users', 'report-readers'],
  queryFn: ({ signal }) =>
    readBody(
      api.GET('/api/v1/users', {
        params: {
          query: { role: ['bdm', 'manager', 'admin', 'viewer', 'reporting'], sort: 'fullName', limit: 200 },
        },
        signal,
      }),
    ),
  staleTime: 300_000,
});

/** A recipient with what is known of the person. */
export interface NamedRecipient {
  recipient: Recipient;
  name: string;
  email: string | null;
  /** The reason why the person would get no mail now, by the code of the server; null if nothing speaks against it. */
  problem: 'no_email' | 'contact_archived' | 'user_archived' | null;
}

/** Reads the names of recipients. One of whom the reader may know nothing has a general name. */
export function useRecipientNames(recipients: readonly Recipient[]): NamedRecipient[] {
  const { t } = useTranslation('report-schedules');
  const canReadContacts = useCan('contacts:read');
  const canReadUsers = useCan('users:read');
  const hasUsers = recipients.some(({ userId }) => userId !== null);
  const { data: users } = useQuery({ ...readersQuery, enabled: hasUsers && canReadUsers });
  const contacts = useQueries({
    queries: recipients.map(({ contactId }) => ({
      ...contactApi.query(contactId ?? ''),
      enabled: contactId !== null && canReadContacts,
    })),
  });
  return recipients.map((recipient, index) => {
    const contact = contacts[index]?.data;
    if (recipient.contactId !== null) {
      if (!contact) return buildUnknown(recipient, canReadContacts ? '…' : t('mail.aContact'));
      const { fullName: name, email, archivedAt } = contact;
      const problem = archivedAt !== null ? 'contact_archived' : email === null ? 'no_email' : null;
      return { recipient, name, email, problem };
    }
    if (!users) return buildUnknown(recipient, canReadUsers ? '…' : t('mail.aColleague'));
    const user = users.items.find(({ id }) => id === recipient.userId);
    if (!user) return { recipient, name: t('mail.formerColleague'), email: null, problem: 'user_archived' };
    return { recipient, name: user.fullName, email: user.email, problem: null };
  });
}

function buildUnknown(recipient: Recipient, name: string): NamedRecipient {
  return { recipient, name, email: null, problem: null };
}
