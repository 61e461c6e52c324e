import fields from 'record-catalogue/contacts';
import { FieldInput } from '../../../records/fields/field-input';
import { PlainInput } from '../../../shared/fields/plain-input';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import { AffiliationsInput } from './affiliations-input';

/** The fields that are lines of text of a special kind. */
const LINES: Readonly<Record<string, 'email' | 'phone' | 'url'>> = {
  email: 'email',
  phone: 'phone',
  linkedinUrl: 'url',
};

/** The input of a field of a contact. */
export function ContactFieldInput(props: FieldInputProps) {
  const { field, label, error, value, onChange } = props;
  if (field === 'affiliations')
    return <AffiliationsInput {...{ label, error, onChange }} value={(value ?? []) as never} />;
  const kind = LINES[field];
  if (kind === undefined) return <FieldInput {...props} definition={fields[field]} />;
  return <PlainInput {...{ label, error, value, onChange }} kind={kind} />;
}
