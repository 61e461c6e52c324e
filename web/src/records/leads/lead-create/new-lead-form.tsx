import { Stack, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { type FormDraft, nestDraft } from '../../../shared/forms/use-form-draft';
import { useCan } from '../../../shared/session/use-session';
import { CompanyForm } from '../../companies/company-form';
import { startCompany } from '../../companies/company-values.rules';
import { RecordPicker } from '../../search/record-picker';
import { SourceInput } from '../source-input';
import { buildLeadRequest, type LeadDraft } from './lead-draft.rules';
import { leadApi } from '../lead.api';

interface NewLeadFormProps {
  draft: FormDraft<LeadDraft>;
  onClose: () => void;
}

/** Asks for what a first contact needs: the company, a title, and how the lead came in. */
export function NewLeadForm({ draft, onClose }: NewLeadFormProps) {
  const { t } = useTranslation('records');
  const navigate = useNavigate();
  const canCreate = useCan('companies:write');
  const create = leadApi.useCreate();
  const { values, change } = draft;
  if (values.newCompany) {
    return (
      <Stack>
        <Title order={3} size="h5">
          {t('words.createCompany')}
        </Title>
        <CompanyForm
          draft={nestDraft(values.newCompany, (newCompany) => change({ newCompany }))}
          onBack={() => change({ newCompany: null })}
          onDone={(company) => change({ company, newCompany: null })}
        />
      </Stack>
    );
  }
  return (
    <RecordForm
      draft={draft}
      mutation={create}
      required={['company', 'title']}
      pointers={{ company: '/companyId' }}
      submitText={t('newLead.submit')}
      onCancel={onClose}
      onSubmit={(typed, finish) =>
        create.mutate(buildLeadRequest(typed), {
          onSuccess: ({ id }) => {
            finish();
            onClose();
            void navigate({ to: '/leads/$leadId', params: { leadId: id } });
          },
        })
      }
    >
      {({ field }) => (
        <>
          <RecordPicker
            {...field('company')}
            label={t('words.company')}
            kinds={['company']}
            isFocusedFirst
            creatable={canCreate ? ['company'] : []}
            onCreate={(_kind, name) => change({ newCompany: startCompany(name) })}
          />
          <PlainInput
            {...field('title', t('newLead.titleHint'))}
            kind="text"
            label={t('words.title')}
            withAsterisk={false}
          />
          <SourceInput {...field('source')} label={t('words.leadSource')} />
        </>
      )}
    </RecordForm>
  );
}
