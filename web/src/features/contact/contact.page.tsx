import { getRouteApi } from '@tanstack/react-router';
import { contactApi } from '../../records/contacts/contact.api';
import { TimelineTab } from '../../records/timeline/timeline-tab';
import { RecordScreen, type RecordScreenDefinition } from '../../shared/record-editor/record-screen';
import { useFieldName } from '../../shared/record-editor/use-field-name';
import { ConsentsTab } from './consents/consents-tab';
import { ContactHead } from './contact-head';
import { ContactFieldInput } from './details/contact-field-input';
import { ContactFieldValue } from './details/contact-field-value';
import { CONTACT_FIELD_RULES, CONTACT_FIELDS, type ContactField } from './details/contact-fields.rules';
import { DetailsTab } from './details/details-tab';
import { LeadsTab } from './leads-tab';

const route = getRouteApi('/user/contacts/$contactId');

const CONTACT_SCREEN: RecordScreenDefinition<'contacts'> = {
  api: contactApi,
  kind: 'contact',
  permission: 'contacts:write',
  dictionary: 'contact',
  useFieldLabel: () => useFieldName('contact'),
  rules: CONTACT_FIELD_RULES,
  isField: (name) => Object.hasOwn(CONTACT_FIELDS, String(name)),
  renderValue: (contact, field, value, empty) => (
    <ContactFieldValue contact={contact} field={field as ContactField} value={value} empty={empty} />
  ),
  renderInput: (_contact, props) => <ContactFieldInput {...props} />,
  Head: ContactHead,
  tabs: { details: DetailsTab, leads: LeadsTab, consents: ConsentsTab, timeline: TimelineTab },
  maxWidth: 1000,
};

/** One contact: how to reach the person, where the person works, and what happened. */
export function ContactPage() {
  return <RecordScreen definition={CONTACT_SCREEN} id={route.useParams().contactId} />;
}
