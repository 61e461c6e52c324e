import { Select, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AgreementSelect } from '../../../records/agreements/agreement-select';
import { PartiesInput } from '../../../records/agreements/new-agreement/parties-input';
import { UserSelect } from '../../../records/users/user-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
import { useLabels } from '../../../shared/labels/use-labels';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import type { AgreementView } from '../agreement.api';
import { type AgreementField, getFieldKind } from './agreement-fields.rules';
import { SignatoriesInput } from './signatories-input';

interface AgreementFieldInputProps extends FieldInputProps {
  agreement: AgreementView;
  field: AgreementField;
}

/** The input of a field of an agreement. */
export function AgreementFieldInput(props: AgreementFieldInputProps) {
  const { agreement, field, label, value, error, problems, onChange } = props;
  const { t } = useTranslation('agreement');
  const common = { label, error };
  switch (getFieldKind(field)) {
    case 'textarea':
      return <PlainInput {...common} kind="textarea" value={value} onChange={onChange} />;
    case 'day':
      return (
        <PlainInput
          {...common}
          kind="day"
          {...(field === 'expiresOn' && { description: t('renewal.expiresHint') })}
          value={value}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <PlainInput {...common} kind="number" description={t('renewal.noticeHint')} value={value} onChange={onChange} />
      );
    case 'tags':
      return (
        <TagsInput
          {...common}
          description={t('enterHint')}
          acceptValueOnBlur
          clearable
          value={(value as string[]) ?? []}
          onChange={onChange}
        />
      );
    case 'kind':
      return <KindSelect {...common} value={String(value)} onChange={onChange} />;
    case 'status':
      return <StatusSelect {...common} agreement={agreement} value={String(value)} onChange={onChange} />;
    case 'user':
      return <UserSelect {...common} value={(value as string) ?? null} onChange={onChange} />;
    case 'agreement':
      return <AgreementSelect {...common} value={(value as string) ?? null} onChange={onChange} />;
    case 'parties':
      return <PartiesInput {...common} value={value as never} onChange={onChange} />;
    case 'signatories':
      return <SignatoriesInput {...common} problems={problems} value={value as never} onChange={onChange} />;
    default:
      return <PlainInput {...common} kind="text" value={value} onChange={onChange} />;
  }
}

interface SelectInputProps {
  label: string;
  error: string | null;
  value: string;
  onChange: (value: string | null) => void;
}

function KindSelect(props: SelectInputProps) {
  return <Select {...props} allowDeselect={false} data={useLabelOptions('agreementKind')} />;
}

/** Offers the statuses that the server allows next. */
function StatusSelect({ agreement, ...props }: SelectInputProps & { agreement: AgreementView }) {
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
