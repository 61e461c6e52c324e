import fields from 'record-catalogue/delegations';
import { Fragment, type ReactNode } from 'react';
import { CompanyName } from '../../../records/companies/company-name';
import { FieldValue } from '../../../records/fields/field-value';
import { useFormat } from '../../../shared/format/use-format';
import { isEmptyValue } from '../../../shared/record-editor/record-drafts.rules';
import type { Delegation } from '../delegation.api';
import type { DaysValue } from './delegation-fields.rules';

interface DelegationFieldValueProps {
  delegation: Delegation;
  field: string;
  value: unknown;
  /** The text or element in place of a missing value. */
  empty: ReactNode;
}

/** Shows the value of a field. The names of what is stored are known; those of an unsaved choice are read. */
export function DelegationFieldValue({ delegation, field, value, empty }: DelegationFieldValueProps) {
  const format = useFormat();
  if (isEmptyValue(value)) return empty;
  const { ownerId, ownerName, senderCompanyId, senderCompanyName, hostCompanies, agreementId, agreementTitle } =
    delegation;
  switch (field) {
    case 'days': {
      const { startsOn, endsOn } = value as DaysValue;
      return [startsOn, endsOn].map((day) => (day === '' ? '…' : format.day(day))).join(' – ');
    }
    case 'timezone':
      return String(value).replaceAll('_', ' ');
    case 'hostCompanyIds':
      return (value as string[]).map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          {hostCompanies.find((host) => host.id === id)?.name ?? <CompanyName id={id} />}
        </Fragment>
      ));
    default: {
      const names: Record<string, [id: string | null, name: string | null]> = {
        ownerId: [ownerId, ownerName],
        senderCompanyId: [senderCompanyId, senderCompanyName],
        agreementId: [agreementId, agreementTitle],
      };
      const [id, name] = names[field] ?? [];
      if (name && id === value) return name;
      return <FieldValue name={field} field={fields[field]} value={value} empty={empty} />;
    }
  }
}
