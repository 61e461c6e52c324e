import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActivitySelect } from '../../../records/activities/activity-select';
import { CompanySelect } from '../../../records/companies/company-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useSeenVersion } from '../../../shared/fields/use-seen-version';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import { buildCommitmentRequest, readCommitmentValues } from './commitment-values.rules';
import { type Commitment, commitmentApi } from './commitments.api';

interface CommitmentFormProps {
  agreementId: string;
  /** The commitment to change as it is now; null for a new one. */
  commitment: Commitment | null;
  onDone: () => void;
}

/** Records what a party has promised, and how it was fulfilled. */
export function CommitmentForm({ agreementId, commitment, onDone }: CommitmentFormProps) {
  const { t } = useTranslation('agreement');
  const save = commitmentApi.useSave(agreementId);
  const { seen, onError } = useSeenVersion(commitment);
  const statuses = useLabelOptions('commitmentStatus');
  const name = commitment ? `commitment ${commitment.id}` : `new commitment ${agreementId}`;
  return (
    <RecordForm
      draft={useFormDraft(name, readCommitmentValues(commitment))}
      mutation={save}
      required={['description']}
      onClose={onDone}
      onSubmit={(values, finish) =>
        save.mutate({ part: seen, body: buildCommitmentRequest(values) }, { onSuccess: finish, onError })
      }
    >
      {({ field, values }) => (
        <>
          <PlainInput
            {...field('description')}
            kind="textarea"
            label={t('commitment.description')}
            minRows={2}
            autoFocus
          />
          <CompanySelect {...field('ownerCompanyId')} label={t('commitment.ownerCompany')} />
          <Group grow align="flex-start">
            <PlainInput {...field('dueOn')} kind="day" label={t('commitment.dueOn')} />
            <Select {...field('status')} label={t('words.status')} allowDeselect={false} data={statuses} />
          </Group>
          {values.status === 'done' && (
            <PlainInput {...field('doneOn', t('commitment.doneHint'))} kind="day" label={t('commitment.doneOn')} />
          )}
          <ActivitySelect {...field('activityId', t('commitment.activityHint'))} label={t('commitment.activity')} />
          <PlainInput {...field('evidence')} kind="textarea" label={t('words.evidence')} minRows={2} />
        </>
      )}
    </RecordForm>
  );
}
