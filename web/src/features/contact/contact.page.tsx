import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import fields from 'record-catalogue/contacts';
import { contactApi } from '../../records/contacts/contact.api';
import { DocumentsTab } from '../../records/documents/documents-tab';
import { FieldInput } from '../../records/fields/field-input';
import { TasksTab } from '../../records/tasks/tasks-tab';
import { RecordTimeline } from '../../records/timeline/record-timeline';
import { isEditable } from '../../shared/catalogue/catalogue-field.rules';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { PlainInput } from '../../shared/fields/plain-input';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { FieldCard } from '../../shared/record-editor/field-card';
import { RecordScreen, type RecordScreenDefinition } from '../../shared/record-editor/record-screen';
import { useCan } from '../../shared/session/use-session';
import type { FieldInputProps } from '../../shared/record-editor/use-record-editor';
import { ConsentsTab } from './consents/consents-tab';
import { ContactHead } from './contact-head';
import { AffiliationsInput } from './details/affiliations-input';
import { ContactFieldValue } from './details/contact-field-value';
import { CONTACT_FIELD_RULES, FIELD_GROUPS } from './details/contact-fields.rules';
import { LeadsTab } from './leads-tab';

/** The fields that are lines of text of a special kind. */
const LINES: Readonly<Record<string, 'email' | 'phone' | 'url'>> = {
  email: 'email',
  phone: 'phone',
  linkedinUrl: 'url',
};

/** The input of a field of a contact. */
function ContactFieldInput(props: FieldInputProps) {
  const { field, label, error, value, onChange } = props;
  if (field === 'affiliations')
    return <AffiliationsInput {...{ label, error, onChange }} value={(value ?? []) as never} />;
  const kind = LINES[field];
  if (kind === undefined) return <FieldInput {...props} definition={fields[field]} />;
  return <PlainInput {...{ label, error, value, onChange }} kind={kind} />;
}

const GROUPS = ['person', 'work', 'reach', 'privacy'] as const;

/** Everything that is known of the person, each fact edited in place. */
function DetailsTab() {
  const { t } = useTranslation('contact');
  const groups = useCan('privacy:write') ? GROUPS : GROUPS.filter((group) => group !== 'privacy');
  return groups.map((group) => (
    <FieldCard key={group} title={t(listTextKeys('groups', group))} fields={FIELD_GROUPS[group]} />
  ));
}

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
  tabs: {
    details: DetailsTab,
    leads: LeadsTab,
    tasks: TasksTab,
    consents: ConsentsTab,
    documents: DocumentsTab,
    timeline: RecordTimeline,
  },
  maxWidth: 1000,
};

/** One contact: how to reach the person, where the person works, and what happened. */
export function ContactPage() {
  return <RecordScreen definition={CONTACT_SCREEN} id={route.useParams().contactId} />;
}
