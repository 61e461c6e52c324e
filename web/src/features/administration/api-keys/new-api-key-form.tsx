import { Checkbox, Group, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { groupRights } from '../roles/rights.rules';
import { rolesQuery } from '../roles/roles.api';
import { RoleSelect } from '../roles/role-select';
import { type ApiKeyValues, buildApiKey, NO_API_KEY } from './api-key-values.rules';
import type { useCreateApiKey } from './api-keys.api';

interface NewApiKeyFormProps {
  creation: ReturnType<typeof useCreateApiKey>;
  onClose: () => void;
}

/** The form of a new key: what it is for, what it may do, and until when. */
export function NewApiKeyForm({ creation, onClose }: NewApiKeyFormProps) {
  const { t } = useTranslation('administration');
  const draft = useFormDraft('new api key', NO_API_KEY);
  const roles = useQuery(rolesQuery);
  if (roles.error) return <ProblemState error={roles.error} onRetry={() => void roles.refetch()} />;
  if (!roles.data) return <LoadingState />;
  const listRights = (values: ApiKeyValues) => roles.data.items.find(({ role }) => role === values.role)?.scopes ?? [];
  const build = (values: ApiKeyValues) => buildApiKey(values, listRights(values));
  return (
    <RecordForm
      draft={draft}
      mutation={creation}
      required={['name']}
      // The server accepts a key without rights, with which a program can do nothing.
      findMissing={(values) => (build(values).scopes?.length === 0 ? { scopes: t('newKey.noRight') } : {})}
      pointers={{ lastDay: '/expiresAt' }}
      submitText={t('newKey.submit')}
      onCancel={onClose}
      onSubmit={(values, finish) => creation.mutate(build(values), { onSuccess: finish })}
    >
      {({ field, values, change }) => (
        <>
          <PlainInput
            {...field('name', t('newKey.nameHint'))}
            kind="text"
            label={t('newKey.name')}
            data-autofocus
            autoComplete="off"
          />
          <RoleSelect {...field('role')} label={t('words.role')} />
          <Radio.Group
            label={t('newKey.rights')}
            value={values.hasAllRights ? 'all' : 'chosen'}
            onChange={(choice) => change({ hasAllRights: choice === 'all' })}
          >
            <Stack gap={6} mt={6}>
              <Radio value="chosen" label={t('newKey.chosenRights')} />
              <Radio value="all" label={t('newKey.allRights')} />
            </Stack>
          </Radio.Group>
          {!values.hasAllRights && <RightsInput {...field('scopes')} rights={listRights(values)} />}
          <PlainInput {...field('lastDay', t('newKey.lastDayHint'))} kind="day" label={t('newKey.lastDay')} />
        </>
      )}
    </RecordForm>
  );
}

interface RightsInputProps {
  /** The rights that can be chosen. */
  rights: readonly string[];
  value: readonly string[];
  error: string | null;
  onChange: (rights: string[]) => void;
}

/** Chooses rights in words, those on the same subject in one line. */
function RightsInput({ rights, value, error, onChange }: RightsInputProps) {
  const { t } = useTranslation('administration');
  const label = useLabels();
  return (
    <Checkbox.Group label={t('newKey.scopes')} error={error} value={[...value]} onChange={onChange}>
      <Stack gap={10} mt={6}>
        {groupRights(rights).map(({ subject, rights: own }) => (
          <Group key={subject} gap="md">
            {own.map((right) => (
              <Checkbox
                key={right}
                size="sm"
                value={right}
                label={label('permission', right)}
                aria-invalid={error !== null || undefined}
              />
            ))}
          </Group>
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
