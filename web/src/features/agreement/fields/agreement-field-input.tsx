import { Select } from '@mantine/core';
import fields from 'record-catalogue/agreements';
import { useTranslation } from 'react-i18next';
import { PartiesInput } from '../../../records/agreements/new-agreement/parties-input';
import { FieldInput } from '../../../records/fields/field-input';
import { useLabels } from '../../../shared/labels/use-labels';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import type { AgreementView } from '../agreement.api';
import { SignatoriesInput } from './signatories-input';

interface AgreementFieldInputProps extends FieldInputProps {
  agreement: AgreementView;
}

/** The input of a field of an agreement. */
export function AgreementFieldInput({ agreement, ...props }: AgreementFieldInputProps) {
  const { field, label, error, value, onChange } = props;
  const { t } = useTranslation('agreement');
  const hints: Record<string, string> = {
    expiresOn: t('renewal.expiresHint'),
    renewalNoticeDays: t('renewal.noticeHint'),
  };
  switch (field) {
    case 'status':
      return <StatusSelect {...{ label, error, agreement, onChange }} value={String(value)} />;
    case 'parties':
      return <PartiesInput {...{ label, error, onChange }} value={value as never} />;
    case 'signatories':
      return <SignatoriesInput {...props} value={value as never} />;
    default:
      return <FieldInput {...props} definition={fields[field]} {...(hints[field] && { description: hints[field] })} />;
  }
}

interface StatusSelectProps {
  agreement: AgreementView;
  label: string;
  error: string | null;
  value: string;
  onChange: (value: string | null) => void;
}

/** Offers the statuses that the server allows next. */
function StatusSelect({ agreement, ...props }: StatusSelectProps) {
  const { t } = useTranslation('agreement');
  const label = useLabels();
  const statuses = [agreement.status, ...agreement.nextStatuses];
  return (
    <Select
      {...props}
      allowDeselect={false}
      description={agreement.status === 'expired' ? t('term.expiredHint') : t('term.statusHint')}
      data={statuses.map((status) => ({ value: status, label: label('agreementStatus', status) }))}
    />
  );
}
