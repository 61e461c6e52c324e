import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import fields from 'record-catalogue/agreements';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { agreementTitleQuery } from '../../../records/agreements/agreements.api';
import { AgreementStatusBadge } from '../../../records/agreements/agreement-status-badge';
import type { PartyValue } from '../../../records/agreements/new-agreement/agreement-values.rules';
import { CompanyName } from '../../../records/companies/company-name';
import { FieldValue } from '../../../records/fields/field-value';
import { useLabels } from '../../../shared/labels/use-labels';
import { isEmptyValue } from '../../../shared/record-editor/record-drafts.rules';
import type { AgreementView } from '../agreement.api';
import type { SignatoryValue } from './agreement-fields.rules';

interface AgreementFieldValueProps {
  agreement: AgreementView;
  field: string;
  value: unknown;
  /** The text or element in place of a missing value. */
  empty: ReactNode;
}

/** Shows the value of a field. */
export function AgreementFieldValue({ agreement, field, value, empty }: AgreementFieldValueProps) {
  const { t } = useTranslation('agreement');
  if (isEmptyValue(value)) return empty;
  switch (field) {
    case 'status':
      return <AgreementStatusBadge status={value as AgreementView['status']} />;
    case 'parentId':
      return <AgreementTitle id={String(value)} agreement={agreement} />;
    case 'renewalNoticeDays':
      return t('renewal.days', { count: Number(value) });
    case 'parties':
      return <Parties values={value as PartyValue[]} agreement={agreement} />;
    case 'signatories':
      return <Signatories values={value as SignatoryValue[]} />;
    default:
      return <FieldValue name={field} field={fields[field]} value={value} empty={empty} />;
  }
}

/** The title of an agreement, which the tree of the shown one usually has. */
function AgreementTitle({ id, agreement }: { id: string; agreement: AgreementView }) {
  const known = agreement.tree.find((one) => one.id === id)?.title;
  const { data } = useQuery({ ...agreementTitleQuery(id), enabled: known === undefined });
  return known ?? data?.label ?? '…';
}

function Parties({ values, agreement }: { values: readonly PartyValue[]; agreement: AgreementView }) {
  const label = useLabels();
  const names = new Map(agreement.parties.map(({ companyId, companyName }) => [companyId, companyName]));
  return (
    <Stack gap={4} component="span">
      {values
        .filter(({ companyId }) => companyId !== '')
        .map(({ companyId, role }) => (
          <span key={companyId}>
            <CompanyName id={companyId} known={names.get(companyId) ?? null} />{' '}
            <Text span inherit c="dimmed">
              ({label('partyRole', role)})
            </Text>
          </span>
        ))}
    </Stack>
  );
}

function Signatories({ values }: { values: readonly SignatoryValue[] }) {
  return (
    <Stack gap={4} component="span">
      {values.map(({ name, capacity, companyId }, index) => (
        <span key={index}>
          {name}
          <Text span inherit c="dimmed">
            {capacity && `, ${capacity}`}
            {companyId && (
              <>
                {', '}
                <CompanyName id={companyId} />
              </>
            )}
          </Text>
        </span>
      ))}
    </Stack>
  );
}
