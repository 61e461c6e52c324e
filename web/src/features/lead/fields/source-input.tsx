import { Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActivitySelect } from '../../../records/activities/activity-select';
import { AgreementSelect } from '../../../records/agreements/agreement-select';
import { CompanySelect } from '../../../records/companies/company-select';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
import type { SourceValue } from './lead-fields.rules';

interface SourceInputProps {
  label: string;
  value: SourceValue;
  error: string | null;
  onChange: (value: SourceValue) => void;
}

/** Asks how a lead came in, and for the record that the channel calls for. */
export function SourceInput({ label, value, error, onChange }: SourceInputProps) {
  const { t } = useTranslation('lead');
  const channels = useLabelOptions('channel');
  const set = (part: Partial<SourceValue>) => onChange({ ...value, ...part });
  return (
    <Stack gap="xs">
      <Select
        label={label}
        error={error}
        allowDeselect={false}
        value={value.channel}
        onChange={(channel) => channel && set({ channel: channel as SourceValue['channel'] })}
        data={channels}
      />
      {value.channel === 'activity' && (
        <ActivitySelect
          label={t('input.activity')}
          value={value.activityId}
          onChange={(activityId) => set({ activityId })}
        />
      )}
      {value.channel === 'agreement' && (
        <AgreementSelect
          label={t('input.agreement')}
          value={value.agreementId}
          onChange={(agreementId) => set({ agreementId })}
        />
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
