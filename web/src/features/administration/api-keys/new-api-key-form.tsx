import { Alert, Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { rolesQuery } from '../roles/roles.api';
import { RoleSelect } from '../users/role-select';
import { type ApiKeyValues, buildApiKey, NO_API_KEY } from './api-key-values.rules';
import type { useCreateApiKey } from './api-keys.api';
import { RightsInput } from './rights-input';

interface NewApiKeyFormProps {
  creation: ReturnType<typeof useCreateApiKey>;
  onClose: () => void;
}

/** The form of a new key: what it is for, what it may do, and until when. */
export function NewApiKeyForm({ creation: { mutate, isPending, error }, onClose }: NewApiKeyFormProps) {
  const { t } = useTranslation(['administration', 'records', 'shared']);
  const draft = useDraft<ApiKeyValues>('new api key', NO_API_KEY);
  const roles = useQuery(rolesQuery);
  const { form, general, findDetail } = useFormProblem(error, ['/name', '/role', '/scopes', '/expiresAt']);
  const [attempts, setAttempts] = useState(0);
  useFocusInvalid(form, attempts);
  if (roles.error) return <ProblemState error={roles.error} onRetry={() => void roles.refetch()} />;
  if (!draft || !roles.data) return <LoadingState />;
  const { value, change } = draft;
  const rights = roles.data.items.find(({ role }) => role === value.role)?.permissions ?? [];
  const body = buildApiKey(value, rights);
  const isNameMissing = body.name === '';
  // The server accepts a key without rights, with which a program can do nothing.
  const isRightMissing = body.scopes?.length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (!isNameMissing && !isRightMissing) mutate(body, { onSuccess: draft.discard });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        {draft.isRestored && <RestoredNotice onDiscard={draft.discard} />}
        <TextInput
          label={t('newKey.name')}
          description={t('newKey.nameHint')}
          required
          data-autofocus
          autoComplete="off"
          value={value.name}
          error={attempts > 0 && isNameMissing ? t('records:required') : findDetail('/name')}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <RoleSelect
          label={t('users.column.role')}
          value={value.role}
          error={findDetail('/role')}
          onChange={(role) => role && change({ role: role as ApiKeyValues['role'] })}
        />
        <Radio.Group
          label={t('newKey.rights')}
          value={value.hasAllRights ? 'all' : 'chosen'}
          onChange={(choice) => change({ hasAllRights: choice === 'all' })}
        >
          <Stack gap={6} mt={6}>
            <Radio value="chosen" label={t('newKey.chosenRights')} />
            <Radio value="all" label={t('newKey.allRights')} />
          </Stack>
        </Radio.Group>
        {!value.hasAllRights && (
          <RightsInput
            rights={rights}
            value={value.scopes}
            error={attempts > 0 && isRightMissing ? t('newKey.noRight') : findDetail('/scopes')}
            onChange={(scopes) => change({ scopes })}
          />
        )}
        <TextInput
          type="date"
          label={t('newKey.lastDay')}
          description={t('newKey.lastDayHint')}
          value={value.lastDay}
          error={findDetail('/expiresAt')}
          onChange={({ currentTarget }) => change({ lastDay: currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('newKey.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
