import { Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema';
import { useLabelOptions } from '../../shared/labels/use-labels';
import { ActivitySelect } from '../activities/activity-select';
import { AgreementSelect } from '../agreements/agreement-select';
import { CompanySelect } from '../companies/company-select';

export type LeadSource = components['schemas']['LeadView']['source'];

interface SourceInputProps {
  label: string;
  value: LeadSource;
  error: string | null;
  onChange: (value: LeadSource) => void;
}

/** Asks how a lead came in, and for the record that the channel calls for. */
export function SourceInput({ label, value, error, onChange }: SourceInputProps) {
  const { t } = useTranslation('records');
  const channels = useLabelOptions('channel');
  const { channel, activityId, agreementId, referrerCompanyId, detail } = value;
  const set = (part: Partial<LeadSource>) => onChange({ ...value, ...part });
  const records: Partial<Record<LeadSource['channel'], string | null>> = {
    activity: activityId,
    agreement: agreementId,
    referral: referrerCompanyId,
  };
  const isRecordMissing = records[channel] === null;
  const recordError = isRecordMissing ? error : null;
  return (
    <Stack gap="xs">
      <Select
        label={label}
        error={isRecordMissing ? null : error}
        allowDeselect={false}
        value={channel}
        onChange={(chosen) => chosen && set({ channel: chosen as LeadSource['channel'] })}
        data={channels}
      />
      {channel === 'activity' && (
        <ActivitySelect
          label={t('words.activity')}
          error={recordError}
          value={activityId}
          onChange={(id) => set({ activityId: id })}
        />
      )}
      {channel === 'agreement' && (
        <AgreementSelect
          label={t('words.agreement')}
          error={recordError}
          value={agreementId}
          onChange={(id) => set({ agreementId: id })}
        />
      )}
      {channel === 'referral' && (
        <CompanySelect
          label={t('source.referrer')}
          error={recordError}
          value={referrerCompanyId}
          onChange={(id) => set({ referrerCompanyId: id })}
        />
      )}
      <TextInput
        label={t('source.detail')}
        value={detail ?? ''}
        onChange={({ currentTarget }) => set({ detail: currentTarget.value })}
      />
    </Stack>
  );
}
