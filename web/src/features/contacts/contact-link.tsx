import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Contact } from './contacts.api';

/** The name of a contact in both scripts, as a link to its page. */
export function ContactLink({ contact }: { contact: Pick<Contact, 'id' | 'fullName' | 'nativeName'> }) {
  const { id, fullName, nativeName } = contact;
  return (
    <>
      <Anchor component={Link} to={`/contacts/${id}`} size="sm" fw={600}>
        {fullName}
      </Anchor>
      {nativeName && nativeName !== fullName && (
        <Text span size="sm" c="dimmed" lang="zh">
          {' '}
          {nativeName}
        </Text>
      )}
    </>
  );
}
