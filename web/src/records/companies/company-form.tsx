import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';
import { CountrySelect } from '../countries/country-select';
import { useFocusInvalid } from '../../shared/fields/use-focus-invalid';
import { DuplicateWarning } from '../duplicate-warning';
import type { RecordReference } from '../search/record-reference.rules';
import { SimilarCompanies } from './similar-companies';
import { companyApi } from './company.api';
import { buildCompanyRequest, type CompanyValues } from './company-values.rules';

interface CompanyFormProps {
  values: CompanyValues;
  onChange: (values: CompanyValues) => void;
  onBack: () => void;
  onDone: (company: RecordReference) => void;
}

/** The short form that creates a company on the way. Likely duplicates are shown before another one is created. */
export function CompanyForm({ values, onChange, onBack, onDone }: CompanyFormProps) {
  const { t } = useTranslation('records');
  const { mutate, isPending, error, reset } = companyApi.useCreate();
  const [attempts, setAttempts] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFocusInvalid(form, error ?? attempts);
  const problem = error instanceof ProblemError ? error : null;
  const candidates = problem?.problem.candidates ?? [];
  const findError = (name: keyof CompanyValues) =>
    attempts > 0 && (name === 'name' || name === 'country') && values[name].trim() === ''
      ? t('required')
      : problem?.findFieldDetail(`/${name}`);
  const create = (allowDuplicate: boolean) => {
    setAttempts(attempts + 1);
    if (values.name.trim() === '' || values.country === '') return;
    mutate(buildCompanyRequest(values, allowDuplicate), {
      onSuccess: ({ id, name }) => onDone({ kind: 'company', id, title: name }),
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create(false);
  };
  const change = (changes: Partial<CompanyValues>) => {
    reset();
    onChange({ ...values, ...changes });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {candidates.length > 0 ? (
          <DuplicateWarning
            title={t('company.duplicate')}
            hint={t('company.duplicateHint')}
            candidates={candidates}
            onUse={({ id }, title) => onDone({ kind: 'company', id, title })}
          />
        ) : (
          <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>
        )}
        <TextInput
          label={t('company.name')}
          required
          autoFocus
          value={values.name}
          error={findError('name')}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <TextInput
          label={t('company.nativeName')}
          value={values.nativeName}
          error={findError('nativeName')}
          onChange={({ currentTarget }) => change({ nativeName: currentTarget.value })}
        />
        <CountrySelect
          label={t('company.country')}
          required
          value={values.country || null}
          error={findError('country')}
          onChange={(country) => change({ country: country ?? '' })}
        />
        <TextInput
          label={t('company.city')}
          value={values.city}
          error={findError('city')}
          onChange={({ currentTarget }) => change({ city: currentTarget.value })}
        />
        {candidates.length === 0 && <SimilarCompanies values={values} onUse={onDone} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onBack}>
            {t('back')}
          </Button>
          {candidates.length > 0 ? (
            <Button color="yellow" loading={isPending} onClick={() => create(true)}>
              {t('company.createAnyway')}
            </Button>
          ) : (
            <Button type="submit" loading={isPending}>
              {t('company.submit')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
