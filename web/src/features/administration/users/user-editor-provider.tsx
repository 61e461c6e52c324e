import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import { RecordEditorProvider } from '../../../shared/record-editor/record-editor-provider';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import { useCan } from '../../../shared/session/use-session';
import { RoleSelect } from './role-select';
import { USER_FIELD_RULES, toText } from './user-fields.rules';
import { type User, userQuery, useUpdateUser } from './users.api';

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
