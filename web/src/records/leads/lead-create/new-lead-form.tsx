import { Alert, Button, Group, Stack, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanyForm } from '../../companies/company-form';
import { startCompany } from '../../companies/company-values.rules';
import { RecordPicker } from '../../search/record-picker';
import { ProblemError } from '../../../shared/api/api.errors';
import { RestoredNotice } from '../../../shared/drafts/restored-notice';
import type { Draft } from '../../../shared/drafts/use-draft';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { useCan } from '../../../shared/session/use-session';
import { SourceInput } from '../source-input';
import { leadApi } from '../lead.api';
import { buildLeadRequest, type LeadDraft } from './lead-draft.rules';

interface NewLeadFormProps {
  draft: Draft<LeadDraft>;
  onClose: () => void;
}

/** Asks for what a first contact needs: the company, a title, and how the lead came in. */
export function NewLeadForm({ draft, onClose }: NewLeadFormProps) {
  const { t } = useTranslation(['records', 'shared']);
  const navigate = useNavigate();
  const canCreate = useCan('companies:write');
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);
  const { mutate, isPending, error } = leadApi.useCreate();
  useFocusInvalid(form, error ?? attempts);
  const { value, change, discard, isRestored } = draft;
  const problem = error instanceof ProblemError ? error : null;
  const findMissing = (isMissing: boolean) => (attempts > 0 && isMissing ? t('required') : null);
  const sourceErrors = problem?.problem.errors?.filter(({ pointer }) => pointer.startsWith('/source')) ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (!value.company || value.title.trim() === '') return;
    mutate(buildLeadRequest(value), {
      onSuccess: ({ id }) => {
        discard();
        onClose();
        void navigate({ to: '/leads/$leadId', params: { leadId: id } });
      },
    });
  };
  if (value.newCompany) {
    return (
      <Stack>
        <Title order={3} size="h5">
          {t('newLead.company')}
        </Title>
        <CompanyForm
          values={value.newCompany}
          onChange={(newCompany) => change({ newCompany })}
          onBack={() => change({ newCompany: null })}
          onDone={(company) => change({ company, newCompany: null })}
        />
      </Stack>
    );
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {isRestored && <RestoredNotice onDiscard={discard} />}
        <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>
        <RecordPicker
          label={t('newLead.who')}
          kinds={['company']}
          required
          isFocusedFirst
          value={value.company}
          error={findMissing(!value.company) ?? problem?.findFieldDetail('/companyId')}
          onChange={(company) => change({ company })}
          creatable={canCreate ? ['company'] : []}
          onCreate={(_kind, name) => change({ newCompany: startCompany(name) })}
        />
        <TextInput
          label={t('newLead.title')}
          description={t('newLead.titleHint')}
          required
          withAsterisk={false}
          value={value.title}
          error={findMissing(value.title.trim() === '') ?? problem?.findFieldDetail('/title')}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <SourceInput
          label={t('newLead.source')}
          value={value.source}
          error={sourceErrors.map(({ detail }) => detail).join(' ') || null}
          onChange={(source) => change({ source })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('newLead.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
