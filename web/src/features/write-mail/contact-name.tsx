import { useQuery } from '@tanstack/react-query';
import { contactApi } from '../../records/contacts/contact.api';

/** The name of a contact. */
export function ContactName({ id }: { id: string }) {
  const { data } = useQuery(contactApi.query(id));
  return data?.fullName ?? '…';
}
