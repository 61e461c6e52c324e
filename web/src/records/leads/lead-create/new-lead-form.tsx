import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import type { FormDraft } from '../../../shared/forms/use-form-draft';
import { CreatablePicker } from '../../contacts/creatable-picker';
import { SourceInput } from '../source-input';
import { isSourceIncomplete } from '../source.rules';
import { buildLeadRequest, type LeadDraft } from './lead-draft.rules';
import { leadApi } from '../lead.api';

interface NewLeadFormProps {
  draft: FormDraft<LeadDraft>;
  onClose: () => void;
}

/** Asks for what a first contact needs: the company, a title, whom to talk to, and how the lead came in. */
export function NewLeadForm({ draft, onClose }: NewLeadFormProps) {
  const { t } = useTranslation(['records', 'shared']);
  const navigate = useNavigate();
  const create = leadApi.useCreate();
  return (
    <RecordForm
      draft={draft}
      mutation={create}
      required={['company', 'title']}
      findMissing={({ source }) => (isSourceIncomplete(source) ? { source: t('shared:required') } : {})}
      pointers={{ company: '/companyId', contact: '/contactIds' }}
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
      {({ field, values }) => (
        <>
          <CreatablePicker {...field('company')} label={t('words.company')} kinds={['company']} isFocusedFirst />
          <PlainInput {...field('title', t('newLead.titleHint'))} kind="text" label={t('words.title')} />
          <CreatablePicker
            {...field('contact')}
            label={t('newLead.contact')}
            kinds={['contact']}
            company={values.company}
          />
          <SourceInput {...field('source')} label={t('words.leadSource')} />
        </>
      )}
    </RecordForm>
  );
}
