import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { contactQuery } from '../../records/contacts/contact.api';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { RecordEditorProvider } from '../../shared/record-editor/record-editor-provider';
import { useCan } from '../../shared/session/use-session';
import { type ContactView, useUpdateContact } from './contact.api';
import { ContactFieldInput } from './details/contact-field-input';
import { ContactFieldValue } from './details/contact-field-value';
import { CONTACT_FIELD_RULES } from './details/contact-fields.rules';

/** Lets the fields of a contact be edited in place. */
export function ContactEditorProvider({ contact, children }: { contact: ContactView; children: ReactNode }) {
  const getLabel = useFieldLabels('contacts');
  const { field: openField = null } = useSearch({ from: '/user/contacts/$contactId' });
  const navigate = useNavigate({ from: '/contacts/$contactId' });
  const canWrite = useCan('contacts:write');
  const mutation = useUpdateContact();
  const client = useQueryClient();
  const open = (field: string | null) =>
    void navigate({
      // Every field is among the details, which is the tab of an address without one.
      search: ({ tab }) => (field === null ? { ...(tab && { tab }) } : { field }),
      replace: true,
      resetScroll: false,
    });
  return (
    <RecordEditorProvider
      record={contact}
      rules={CONTACT_FIELD_RULES}
      presentation={{
        getLabel,
        renderValue: (record, field, value, empty) => (
          <ContactFieldValue contact={record} field={field} value={value} empty={empty} />
        ),
        renderInput: (props) => <ContactFieldInput {...props} />,
      }}
      canEdit={canWrite && contact.archivedAt === null}
      draftName={`contact ${contact.id}`}
      openField={openField}
      onOpen={open}
      mutation={mutation}
      onRead={() => client.fetchQuery({ ...contactQuery(contact.id), staleTime: 0 })}
    >
      {children}
    </RecordEditorProvider>
  );
}
