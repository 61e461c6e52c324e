import { getRouteApi } from '@tanstack/react-router';
import fields from 'record-catalogue/contacts';
import { contactApi } from '../../records/contacts/contact.api';
import { TasksTab } from '../../records/tasks/tasks-tab';
import { TimelineTab } from '../../records/timeline/timeline-tab';
import { isEditable } from '../../shared/catalogue/catalogue-field.rules';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { RecordScreen, type RecordScreenDefinition } from '../../shared/record-editor/record-screen';
import { ConsentsTab } from './consents/consents-tab';
import { ContactHead } from './contact-head';
import { ContactFieldInput } from './details/contact-field-input';
import { ContactFieldValue } from './details/contact-field-value';
import { CONTACT_FIELD_RULES } from './details/contact-fields.rules';
import { DetailsTab } from './details/details-tab';
import { LeadsTab } from './leads-tab';

const route = getRouteApi('/user/contacts/$contactId');

const CONTACT_SCREEN: RecordScreenDefinition<'contacts'> = {
  api: contactApi,
  kind: 'contact',
  permission: 'contacts:write',
  dictionary: 'contact',
  useFieldLabel: () => useFieldLabels('contacts'),
  rules: CONTACT_FIELD_RULES,
  isField: (name) => isEditable(fields, name),
  renderValue: (contact, field, value, empty) => (
    <ContactFieldValue contact={contact} field={field} value={value} empty={empty} />
  ),
  renderInput: (_contact, props) => <ContactFieldInput {...props} />,
  Head: ContactHead,
  tabs: { details: DetailsTab, leads: LeadsTab, tasks: TasksTab, consents: ConsentsTab, timeline: TimelineTab },
  maxWidth: 1000,
};

/** One contact: how to reach the person, where the person works, and what happened. */
export function ContactPage() {
  return <RecordScreen definition={CONTACT_SCREEN} id={route.useParams().contactId} />;
}
