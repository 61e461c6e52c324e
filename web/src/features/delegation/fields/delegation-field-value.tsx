import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { agreementTitleQuery } from '../../../records/agreements/agreements.api';
import { CompanyName } from '../../../records/companies/company-name';
import { UserName } from '../../../records/users/user-name';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { isEmptyValue } from '../../../shared/record-editor/record-drafts.rules';
import type { Delegation } from '../delegation.api';
import { type DaysValue, type DelegationField, getFieldKind } from './delegation-fields.rules';

interface DelegationFieldValueProps {
  delegation: Delegation;
  field: DelegationField;
  value: unknown;
  /** The text or element in place of a missing value. */
  empty: ReactNode;
}

/** Shows the value of a field. The names of what is stored are known; those of an unsaved choice are read. */
export function DelegationFieldValue({ delegation, field, value, empty }: DelegationFieldValueProps) {
  const format = useFormat();
  const label = useLabels();
  if (isEmptyValue(value)) return empty;
  const { ownerId, ownerName, senderCompanyId, senderCompanyName, hostCompanies, agreementId, agreementTitle } =
    delegation;
  switch (getFieldKind(field)) {
    case 'days': {
      const { startsOn, endsOn } = value as DaysValue;
      return [startsOn, endsOn].map((day) => (day === '' ? '…' : format.day(day))).join(' – ');
    }
    case 'direction':
      return label('direction', String(value));
    case 'zone':
      return String(value).replaceAll('_', ' ');
    case 'country':
      return format.country(String(value));
    case 'user':
      return <UserName id={String(value)} known={value === ownerId ? ownerName : null} />;
    case 'company':
      return value === senderCompanyId && senderCompanyName ? senderCompanyName : <CompanyName id={String(value)} />;
    case 'companies':
      return (value as string[]).map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          {hostCompanies.find((host) => host.id === id)?.name ?? <CompanyName id={id} />}
        </Fragment>
      ));
    case 'agreement':
      return value === agreementId && agreementTitle ? agreementTitle : <AgreementTitle id={String(value)} />;
    case 'euro':
      return format.money(Number(value), 'EUR');
    case 'textarea':
      return <span style={{ whiteSpace: 'pre-wrap' }}>{String(value)}</span>;
    default:
      return String(value);
  }
}

function AgreementTitle({ id }: { id: string }) {
  return useQuery(agreementTitleQuery(id)).data?.label ?? '…';
}
