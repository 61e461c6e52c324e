import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { RestoredNotice } from '../../../shared/drafts/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { LoadingState } from '../../../shared/layout/loading-state';
import { RoleRights } from '../roles/role-rights';
import { RoleSelect } from './role-select';
import { type CreateUser, type User, useCreateUser } from './users.api';

interface NewUserFormProps {
  onClose: () => void;
  onCreated: (user: User) => void;
}

const NO_USER = { fullName: '', email: '', role: 'bdm' as CreateUser['role'] };

/** The form of a new user. It needs no password, because the user sets one or signs in through the organisation. */
export function NewUserForm({ onClose, onCreated }: NewUserFormProps) {
  const { t } = useTranslation(['administration', 'shared']);
  const draft = useDraft('new user', NO_USER);
  const { mutate, isPending, error } = useCreateUser();
  const { form, general, findDetail } = useFormProblem(error, ['/fullName', '/email', '/role']);
  if (!draft) return <LoadingState />;
  const { value, change } = draft;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(value, {
      onSuccess: (user) => {
        draft.discard();
        onCreated(user);
      },
    });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        {draft.isRestored && <RestoredNotice onDiscard={draft.discard} />}
        <TextInput
          label={t('users.column.fullName')}
          required
          data-autofocus
          autoComplete="off"
          value={value.fullName}
          error={findDetail('/fullName')}
          onChange={({ currentTarget }) => change({ fullName: currentTarget.value })}
        />
        <TextInput
          label={t('users.column.email')}
          type="email"
          required
          autoComplete="off"
          value={value.email}
          error={findDetail('/email')}
          onChange={({ currentTarget }) => change({ email: currentTarget.value })}
        />
        <RoleSelect
          label={t('users.column.role')}
          value={value.role}
          error={findDetail('/role')}
          onChange={(role) => role && change({ role: role as CreateUser['role'] })}
        />
        <RoleRights role={value.role} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('newUser.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
