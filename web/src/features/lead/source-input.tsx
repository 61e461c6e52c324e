import { Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../records/companies/company-select';
import { pipelineQuery } from '../../records/leads/lead.api';
import { useLabels } from '../../shared/labels/use-labels';
import type { SourceValue } from './lead-fields.rules';
import { activitiesQuery, activityQuery, agreementQuery, agreementsQuery } from './source.api';

interface SourceInputProps {
  label: string;
  value: SourceValue;
  error: string | null;
  onChange: (value: SourceValue) => void;
}

/** Asks how a lead came in, and for the record that the channel calls for. */
export function SourceInput({ label, value, error, onChange }: SourceInputProps) {
  const { t } = useTranslation('lead');
  const labelOf = useLabels();
  const { data: pipeline } = useQuery(pipelineQuery);
  const set = (part: Partial<SourceValue>) => onChange({ ...value, ...part });
  return (
    <Stack gap="xs">
      <Select
        label={label}
        error={error}
        allowDeselect={false}
        value={value.channel}
        onChange={(channel) => channel && set({ channel: channel as SourceValue['channel'] })}
        data={(pipeline?.values['source.channel'] ?? []).map((one) => ({ value: one, label: labelOf('channel', one) }))}
      />
      {value.channel === 'activity' && (
        <ActivitySelect value={value.activityId} onChange={(activityId) => set({ activityId })} />
      )}
      {value.channel === 'agreement' && (
        <AgreementSelect value={value.agreementId} onChange={(agreementId) => set({ agreementId })} />
      )}
      {value.channel === 'referral' && (
        <CompanySelect
          label={t('input.referrer')}
          value={value.referrerCompanyId}
          onChange={(referrerCompanyId) => set({ referrerCompanyId })}
        />
      )}
      <TextInput
        label={t('input.sourceDetail')}
        value={value.detail ?? ''}
        onChange={({ currentTarget }) => set({ detail: currentTarget.value })}
      />
    </Stack>
  );
}

interface RecordSelectProps {
  value: string | null;
  onChange: (id: string | null) => void;
}

function ActivitySelect({ value, onChange }: RecordSelectProps) {
  const { t } = useTranslation('lead');
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const chosen = useQuery({ ...activityQuery(value ?? ''), enabled: value !== null }).data;
  const found = useQuery(activitiesQuery(q === chosen?.title ? '' : q)).data?.items ?? [];
  return (
    <Select
      label={t('input.activity')}
      searchable
      value={value}
      onChange={onChange}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      data={addChosen(found, chosen)}
    />
  );
}

function AgreementSelect({ value, onChange }: RecordSelectProps) {
  const { t } = useTranslation('lead');
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const chosen = useQuery({ ...agreementQuery(value ?? ''), enabled: value !== null }).data;
  const found = useQuery(agreementsQuery(q === chosen?.title ? '' : q)).data?.items ?? [];
  return (
    <Select
      label={t('input.agreement')}
      searchable
      value={value}
      onChange={onChange}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      data={addChosen(found, chosen)}
    />
  );
}

interface Titled {
  id: string;
  title: string;
}

/** Builds the choices. The chosen record is among them although the search does not find it. */
function addChosen(found: readonly Titled[], chosen: Titled | undefined) {
  const all = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  return all.map(({ id, title }) => ({ value: id, label: title }));
}
