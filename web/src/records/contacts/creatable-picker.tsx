import { useState } from 'react';
import { useCan } from '../../shared/session/use-session';
import { type CompanyValues, startCompany } from '../companies/company-values.rules';
import { CreateCompanyDialog } from '../companies/create-company-dialog';
import { RecordPicker, type RecordPickerProps } from '../search/record-picker';
import type { RecordReference } from '../search/record-reference.rules';
import { type ContactValues, startContact } from './contact-values.rules';
import { CreateContactDialog } from './create-contact-dialog';

interface CreatablePickerProps extends Omit<RecordPickerProps, 'creatable' | 'onCreate'> {
  /** The company of a contact that is created. */
  company?: RecordReference | null;
}

/** Picks a record, or creates the contact or company that is missing and picks it. */
export function CreatablePicker({ company = null, ...props }: CreatablePickerProps) {
  const rights = { contact: useCan('contacts:write'), company: useCan('companies:write') };
  const [newContact, setNewContact] = useState<ContactValues | null>(null);
  const [newCompany, setNewCompany] = useState<CompanyValues | null>(null);
  return (
    <>
      <RecordPicker
        {...props}
        creatable={(['contact', 'company'] as const).filter((kind) => props.kinds.includes(kind) && rights[kind])}
        onCreate={(kind, name) =>
          kind === 'contact' ? setNewContact({ ...startContact(name), company }) : setNewCompany(startCompany(name))
        }
      />
      <CreateContactDialog start={newContact} onClose={() => setNewContact(null)} onDone={props.onChange} />
      <CreateCompanyDialog start={newCompany} onClose={() => setNewCompany(null)} onDone={props.onChange} />
    </>
  );
}
