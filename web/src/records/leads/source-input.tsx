import { Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabelOptions } from '../../shared/labels/use-labels';
import { ActivitySelect } from '../activities/activity-select';
import { AgreementSelect } from '../agreements/agreement-select';
import { CompanySelect } from '../companies/company-select';
import { isSourceIncomplete, type SourceValue } from './source.rules';

interface SourceInputProps {
  label: string;
  value: SourceValue;
  error: string | null;
  onChange: (value: SourceValue) => void;
}

/** Asks how a lead came in, and for the record that the channel calls for. */
export function SourceInput({ label, value, error, onChange }: SourceInputProps) {
  const { t } = useTranslation('records');
  const channels = useLabelOptions('channel');
  const { channel, activityId, agreementId, referrerCompanyId, detail } = value;
  const set = (part: Partial<SourceValue>) => onChange({ ...value, ...part });
  const isRecordMissing = channel !== null && isSourceIncomplete(value);
  return (
    <Stack gap="xs">
      <Select
        label={label}
        required
        error={isRecordMissing ? null : error}
        allowDeselect={false}
        value={channel}
        onChange={(chosen) => chosen && set({ channel: chosen as SourceValue['channel'] })}
        data={channels}
      />
      {channel === 'activity' && (
        <ActivitySelect
          required
          label={t('words.activity')}
          error={isRecordMissing ? error : null}
          value={activityId}
          onChange={(id) => set({ activityId: id })}
        />
      )}
      {channel === 'agreement' && (
        <AgreementSelect
          required
          label={t('words.agreement')}
          error={isRecordMissing ? error : null}
          value={agreementId}
          onChange={(id) => set({ agreementId: id })}
        />
      )}
      {channel === 'referral' && (
        <CompanySelect
          required
          label={t('source.referrer')}
          error={isRecordMissing ? error : null}
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
