import { Alert, Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivitySelect } from '../../../records/activities/activity-select';
import { CompanySelect } from '../../../records/companies/company-select';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useSeenVersion } from '../../../shared/fields/use-seen-version';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
import { LoadingState } from '../../../shared/layout/loading-state';
import { buildCommitmentRequest, type CommitmentValues, readCommitmentValues } from './commitment-values.rules';
import { type Commitment, useSaveCommitment } from './commitments.api';

interface CommitmentFormProps {
  agreementId: string;
  /** The commitment to change as it is now; null for a new one. */
  commitment: Commitment | null;
  onDone: () => void;
}

const FIELDS = ['/description', '/ownerCompanyId', '/dueOn', '/status', '/evidence', '/activityId', '/doneOn'];

/** Records what a party has promised, and how it was fulfilled. */
export function CommitmentForm({ agreementId, commitment, onDone }: CommitmentFormProps) {
  const { t } = useTranslation(['agreement', 'records', 'shared']);
  const { mutate, isPending, error } = useSaveCommitment(agreementId);
  const { form, general, findDetail } = useFormProblem(error, FIELDS);
  const [attempts, setAttempts] = useState(0);
  useFocusInvalid(form, error ?? attempts);
  const statuses = useLabelOptions('commitmentStatus');
  const { seen, onError } = useSeenVersion(commitment);
  const name = commitment ? `commitment ${commitment.id}` : `new commitment ${agreementId}`;
  const draft = useDraft<CommitmentValues>(name, readCommitmentValues(commitment));
  if (!draft) return <LoadingState />;
  const { value: values, change, discard, isRestored } = draft;
  const close = () => {
    discard();
    onDone();
  };
  const isMissing = values.description.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (isMissing) return;
    mutate({ commitment: seen, body: buildCommitmentRequest(values) }, { onSuccess: close, onError });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {isRestored && <RestoredNotice onDiscard={discard} />}
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        <Textarea
          label={t('commitment.description')}
          required
          autosize
          minRows={2}
          autoFocus
          value={values.description}
          error={attempts > 0 && isMissing ? t('records:required') : findDetail('/description')}
          onChange={({ currentTarget }) => change({ description: currentTarget.value })}
        />
        <CompanySelect
          label={t('commitment.ownerCompany')}
          value={values.ownerCompanyId}
          error={findDetail('/ownerCompanyId')}
          onChange={(ownerCompanyId) => change({ ownerCompanyId })}
        />
        <Group grow align="flex-start">
          <TextInput
            type="date"
            label={t('commitment.dueOn')}
            value={values.dueOn}
            error={findDetail('/dueOn')}
            onChange={({ currentTarget }) => change({ dueOn: currentTarget.value })}
          />
          <Select
            label={t('commitment.status')}
            allowDeselect={false}
            value={values.status}
            error={findDetail('/status')}
            onChange={(status) => status && change({ status: status as CommitmentValues['status'] })}
            data={statuses}
          />
        </Group>
        {values.status === 'done' && (
          <TextInput
            type="date"
            label={t('commitment.doneOn')}
            description={t('commitment.doneHint')}
            value={values.doneOn}
            error={findDetail('/doneOn')}
            onChange={({ currentTarget }) => change({ doneOn: currentTarget.value })}
          />
        )}
        <ActivitySelect
          label={t('commitment.activity')}
          description={t('commitment.activityHint')}
          value={values.activityId}
          error={findDetail('/activityId')}
          onChange={(activityId) => change({ activityId })}
        />
        <Textarea
          label={t('commitment.evidence')}
          autosize
          minRows={2}
          value={values.evidence}
          error={findDetail('/evidence')}
          onChange={({ currentTarget }) => change({ evidence: currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('shared:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
