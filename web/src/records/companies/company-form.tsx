import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../shared/fields/plain-input';
import { RecordForm } from '../../shared/forms/record-form';
import type { FormDraft } from '../../shared/forms/use-form-draft';
import { CountrySelect } from '../countries/country-select';
import { DuplicateWarning } from '../duplicate-warning';
import { showRecordToast } from '../record-toast';
import type { RecordReference } from '../search/record-reference.rules';
import { companyApi } from './company.api';
import { buildCompanyRequest, type CompanyValues } from './company-values.rules';
import { SimilarCompanies } from './similar-companies';

interface CompanyFormProps {
  draft: FormDraft<CompanyValues> | null;
  onCancel: () => void;
  onDone: (company: RecordReference) => void;
}

/** The short form that creates a company on the way. Likely duplicates are shown before another one is created. */
export function CompanyForm({ draft, onCancel, onDone }: CompanyFormProps) {
  const { t } = useTranslation('records');
  const create = companyApi.useCreate();
  const send = (values: CompanyValues, allowDuplicate: boolean) =>
    create.mutate(buildCompanyRequest(values, allowDuplicate), {
      onSuccess: ({ id, name }) => {
        showRecordToast({ kind: 'company', id }, t('words.createdTitled', { title: name }));
        onDone({ kind: 'company', id, title: name });
      },
    });
  return (
    <RecordForm
      draft={draft}
      mutation={create}
      onCorrect={create.reset}
      required={['name', 'country']}
      submitText={t('company.submit')}
      onCancel={onCancel}
      onSubmit={(values) => send(values, false)}
      renderNotice={({ candidates }) =>
        candidates.length > 0 && (
          <DuplicateWarning
            title={t('company.duplicate')}
            hint={t('company.duplicateHint')}
            candidates={candidates}
            onUse={({ id }, title) => onDone({ kind: 'company', id, title })}
          />
        )
      }
      renderSubmit={({ candidates, values, isPending }) =>
        candidates.length > 0 && (
          <Button color="yellow" loading={isPending} onClick={() => send(values, true)}>
            {t('company.createAnyway')}
          </Button>
        )
      }
    >
      {({ field, values, candidates }) => (
        <>
          <PlainInput {...field('name')} kind="text" label={t('company.name')} autoFocus />
          <PlainInput {...field('nativeName')} kind="text" label={t('words.nativeName')} />
          <CountrySelect {...field('country')} label={t('words.country')} />
          <PlainInput {...field('city')} kind="text" label={t('words.city')} />
          {candidates.length === 0 && <SimilarCompanies values={values} onUse={onDone} />}
        </>
      )}
    </RecordForm>
  );
}
