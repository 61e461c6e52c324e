import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ContactCard } from '../../../records/contacts/contact-card';
import { FieldGroupCard } from '../fields/field-group-card';
import { contactApi } from '../../../records/contacts/contact.api';
import { useLeadEditor } from '../use-lead-editor';

/** The people of the investor, and how to reach them. */
export function PeopleTab() {
  const { lead } = useLeadEditor();
  return (
    <FieldGroupCard group="people">
      {lead.contactIds.length > 0 && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="md">
          {lead.contactIds.map((id) => (
            <LeadContact key={id} contactId={id} />
          ))}
        </SimpleGrid>
      )}
    </FieldGroupCard>
  );
}

/** How to reach a contact of the lead. */
function LeadContact({ contactId }: { contactId: string }) {
  const { data: contact } = useQuery(contactApi.query(contactId));
  return contact ? <ContactCard contact={contact} /> : null;
}
