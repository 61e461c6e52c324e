import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { findToday } from '../../../shared/format/format.rules';
import { RecordForm } from '../../../shared/forms/record-form';
import { useNewDraft } from '../../../shared/forms/use-form-draft';
import { useLeadEditor } from '../use-lead-editor';
import { useRecordRealisation } from './lead-additions.api';

interface RealisationValues {
  asOf: string;
  jobs: number | null;
  capexEur: number | null;
}

/** Records the jobs and the expenditure that exist on a day, as totals. */
export function RealisationForm() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const record = useRecordRealisation(lead.id);
  const draft = useNewDraft<RealisationValues>(null, { asOf: findToday(), jobs: null, capexEur: null });
  const submit = (values: RealisationValues) => {
    record.mutate(values as Parameters<typeof record.mutate>[0], {
      onSuccess: () => draft?.change({ jobs: null, capexEur: null }),
    });
  };
  return (
    <RecordForm
      draft={draft}
      mutation={record}
      label={t('realisations.add')}
      submitText={t('realisations.add')}
      required={['asOf', 'jobs', 'capexEur']}
      onSubmit={submit}
    >
      {({ field }) => (
        <Group gap="xs" align="flex-start">
          <PlainInput {...field('asOf')} kind="day" w={150} label={t('realisations.asOf')} max={findToday()} />
          <PlainInput {...field('jobs')} kind="number" flex="1 1 120px" label={t('realisations.jobs')} />
          <PlainInput {...field('capexEur')} kind="euro" flex="1 1 160px" label={t('realisations.capex')} />
        </Group>
      )}
    </RecordForm>
  );
}
