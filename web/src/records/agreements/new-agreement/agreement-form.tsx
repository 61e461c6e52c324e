import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
import { UserSelect } from '../../users/user-select';
import { AgreementSelect } from '../agreement-select';
import { agreementApi } from '../agreement.api';
import { type AgreementValues, buildAgreementRequest, isSigned } from './agreement-values.rules';
import { PartiesInput } from './parties-input';

interface AgreementFormProps {
  values: AgreementValues;
  onChange: (changes: Partial<AgreementValues>) => void;
  onBack: () => void;
  onDone: (id: string) => void;
}

const POINTERS = ['/title', '/kind', '/parentId', '/status', '/signedOn', '/effectiveOn', '/expiresOn', '/ownerId'];

/** The form of a new agreement. One of the past is entered with its status and days of then. */
export function AgreementForm({ values, onChange, onBack, onDone }: AgreementFormProps) {
  const { t } = useTranslation(['new-agreement', 'shared', 'records']);
  const { mutate, isPending, error, reset } = agreementApi.useCreate();
  const parties = findPartiesProblem(error);
  const { form, general, findDetail } = useFormProblem(error, POINTERS);
  const [attempts, setAttempts] = useState(0);
  useFocusInvalid(form, error ?? attempts);
  const kinds = useLabelOptions('agreementKind');
  const statuses = useLabelOptions('agreementStatus').filter(({ value }) => value !== 'expired');
  const isMissing = (name: 'title' | 'kind') => attempts > 0 && !values[name]?.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    const body = buildAgreementRequest(values);
    if (body === null || body.title === '') return;
    mutate(body, { onSuccess: ({ id }) => onDone(id) });
  };
  const change = (changes: Partial<AgreementValues>) => {
    reset();
    onChange(changes);
  };
  const renderDay = (name: 'signedOn' | 'effectiveOn' | 'expiresOn') => (
    <TextInput
      key={name}
      type="date"
      flex="1 1 150px"
      label={t(name)}
      value={values[name]}
      error={findDetail(`/${name}`)}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
    />
  );
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <div role="alert">{general && parties === null && <Alert color="red">{general}</Alert>}</div>
        <TextInput
          label={t('title')}
          required
          autoFocus
          value={values.title}
          error={isMissing('title') ? t('records:required') : findDetail('/title')}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <Select
          label={t('kind')}
          required
          value={values.kind}
          error={isMissing('kind') ? t('records:required') : findDetail('/kind')}
          onChange={(kind) => change({ kind: kind as AgreementValues['kind'] })}
          data={kinds}
        />
        <AgreementSelect
          label={t('parentId')}
          description={t('parentHint')}
          value={values.parentId}
          error={findDetail('/parentId')}
          onChange={(parentId) => change({ parentId })}
        />
        <PartiesInput
          label={t('parties')}
          value={values.parties}
          error={parties}
          onChange={(value) => change({ parties: value })}
        />
        <Select
          label={t('status')}
          allowDeselect={false}
          value={values.status}
          error={findDetail('/status')}
          onChange={(status) => status && change({ status: status as AgreementValues['status'] })}
          data={statuses}
        />
        <Group align="flex-start">
          {isSigned(values.status) && (
            <>
              {renderDay('signedOn')}
              {renderDay('effectiveOn')}
            </>
          )}
          {renderDay('expiresOn')}
        </Group>
        <UserSelect
          label={t('ownerId')}
          description={t('ownerHint')}
          value={values.ownerId}
          error={findDetail('/ownerId')}
          onChange={(ownerId) => change({ ownerId })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onBack}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Finds what the server said about the parties. It names the row of one. */
function findPartiesProblem(error: Error | null): string | null {
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return errors.find(({ pointer }) => pointer.startsWith('/parties'))?.detail ?? null;
}
