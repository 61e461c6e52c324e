import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../shared/api/schema';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import type { FieldRules } from '../../../shared/record-editor/record-drafts.rules';
import { RecordEditorProvider } from '../../../shared/record-editor/record-editor-provider';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import { useCan } from '../../../shared/session/use-session';
import { RoleSelect } from '../roles/role-select';
import { type User, userQuery, useUpdateUser } from './users.api';

/** The fields of a user that an administrator can edit in place. */
export const USER_FIELDS = ['fullName', 'email', 'role'] as const;
type UserField = (typeof USER_FIELDS)[number];

/** How the editor reads and changes the fields of a user. None can be empty, so that the server says what is missing. */
const USER_FIELD_RULES: FieldRules<components['schemas']['UserView']> = {
  readValue: (user, field) => user[field as UserField],
  mergeChanges: (fields, read) => Object.fromEntries(fields.map((field) => [field, toText(read(field)).trim()])),
  listPointers: (field) => [`/${field}`],
};

/** Returns the text of a field; that of an input which is not filled in is empty. */
function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Lets an administrator edit the fields of a user in place. */
export function UserEditorProvider({ user, children }: { user: User; children: ReactNode }) {
  const { t } = useTranslation('administration');
  const label = useLabels();
  const canWrite = useCan('users:write');
  const [openField, setOpenField] = useState<string | null>(null);
  const mutation = useUpdateUser();
  const client = useQueryClient();
  return (
    <RecordEditorProvider
      record={user}
      rules={USER_FIELD_RULES}
      presentation={{
        getLabel: (field) => t(listTextKeys('users.column', field)),
        renderValue: (_, field, value) => (field === 'role' ? label('role', String(value)) : String(value)),
        renderInput: (props) => <UserFieldInput {...props} />,
      }}
      canEdit={canWrite && user.archivedAt === null}
      draftName={`user ${user.id}`}
      openField={openField}
      onOpen={setOpenField}
      mutation={mutation}
      onRead={() => client.fetchQuery({ ...userQuery(user.id), staleTime: 0 })}
    >
      {children}
    </RecordEditorProvider>
  );
}

function UserFieldInput({ field, label, value, error, onChange }: FieldInputProps) {
  if (field === 'role') return <RoleSelect label={label} error={error} value={toText(value)} onChange={onChange} />;
  return (
    <TextInput
      label={label}
      error={error}
      type={field === 'email' ? 'email' : 'text'}
      autoComplete="off"
      value={toText(value)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
