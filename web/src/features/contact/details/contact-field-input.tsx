import { TextInput } from '@mantine/core';
import fields from 'record-catalogue/contacts';
import { FieldInput } from '../../../records/fields/field-input';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import { AffiliationsInput } from './affiliations-input';

/** The types of the inputs that are lines of text of a special kind. */
const INPUT_TYPES: Readonly<Record<string, string>> = { email: 'email', phone: 'tel', linkedinUrl: 'url' };

/** The input of a field of a contact. */
export function ContactFieldInput(props: FieldInputProps) {
  const { field, label, error, value, onChange } = props;
  if (field === 'affiliations')
    return <AffiliationsInput {...{ label, error, onChange }} value={(value ?? []) as never} />;
  if (INPUT_TYPES[field] === undefined) return <FieldInput {...props} definition={fields[field]} />;
  return (
    <TextInput
      {...{ label, error }}
      type={INPUT_TYPES[field]}
      value={(value as string) ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
