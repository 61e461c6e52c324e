import { Alert, Button, Group, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CountrySelect } from '../../../records/countries/country-select';
import { UserSelect } from '../../../records/users/user-select';
import { ProblemError } from '../../../shared/api/api.errors';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { findToday } from '../../../shared/format/format.rules';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
import { useLabels } from '../../../shared/labels/use-labels';
import { useFocusOnMount } from '../../../shared/layout/use-focus-on-mount';
import { BULK_STATUSES, type BulkValues, hasChanges, isReasonRequired } from './bulk-changes.rules';

interface BulkFormProps {
  values: BulkValues;
  error: Error | null;
  isPending: boolean;
  onChange: (changes: Partial<BulkValues>) => void;
  onPreview: () => void;
  onCancel: () => void;
}

/** Asks what should change. Fields that are left empty stay as they are. */
export function BulkForm({ values, error, isPending, onChange, onPreview, onCancel }: BulkFormProps) {
  const { t } = useTranslation(['leads', 'shared']);
  const label = useLabels();
  const form = useFocusOnMount<HTMLFormElement>();
  const problem = error instanceof ProblemError ? error : null;
  useFocusInvalid(form, error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPreview();
  };
  return (
    <form ref={form} tabIndex={-1} onSubmit={submit} noValidate>
      <Stack>
        <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>
        <UserSelect
          label={t('bulk.owner')}
          placeholder={t('bulk.unchanged')}
          value={values.ownerId}
          error={problem?.findFieldDetail('/changes/ownerId')}
          onChange={(ownerId) => onChange({ ownerId })}
        />
        <TagsInput
          label={t('bulk.addTags')}
          acceptValueOnBlur
          value={values.addTags}
          error={problem?.findFieldDetail('/addTags')}
          onChange={(addTags) => onChange({ addTags })}
        />
        <TagsInput
          label={t('bulk.removeTags')}
          acceptValueOnBlur
          value={values.removeTags}
          error={problem?.findFieldDetail('/removeTags')}
          onChange={(removeTags) => onChange({ removeTags })}
        />
        <Select
          label={t('bulk.status')}
          placeholder={t('bulk.unchanged')}
          clearable
          value={values.status}
          error={problem?.findFieldDetail('/status/status')}
          onChange={(status) => onChange({ status })}
          data={BULK_STATUSES.map((status) => ({ value: status, label: label('status', status) }))}
        />
        {values.status !== null && <StatusInputs values={values} problem={problem} onChange={onChange} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={!hasChanges(values)}>
            {t('bulk.preview')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface StatusInputsProps {
  values: BulkValues;
  problem: ProblemError | null;
  onChange: (changes: Partial<BulkValues>) => void;
}

/** The further inputs of a change of status. */
function StatusInputs({ values, problem, onChange }: StatusInputsProps) {
  const { t } = useTranslation('leads');
  const reasons = useLabelOptions('reason');
  return (
    <>
      {isReasonRequired(values.status) && (
        <Select
          label={t('bulk.reason')}
          required
          value={values.reason}
          error={problem?.findFieldDetail('/status/reason')}
          onChange={(reason) => onChange({ reason })}
          data={reasons}
        />
      )}
      {values.status === 'lost' && (
        <CountrySelect
          label={t('bulk.lostToCountry')}
          value={values.lostToCountry}
          error={problem?.findFieldDetail('/status/lostToCountry')}
          onChange={(lostToCountry) => onChange({ lostToCountry })}
        />
      )}
      <TextInput
        type="date"
        label={t('bulk.occurredOn')}
        max={findToday()}
        value={values.occurredOn}
        error={problem?.findFieldDetail('/status/occurredOn')}
        onChange={({ currentTarget }) => onChange({ occurredOn: currentTarget.value })}
      />
      <Textarea
        label={t('bulk.note')}
        autosize
        minRows={2}
        value={values.note}
        error={problem?.findFieldDetail('/status/note')}
        onChange={({ currentTarget }) => onChange({ note: currentTarget.value })}
      />
    </>
  );
}
