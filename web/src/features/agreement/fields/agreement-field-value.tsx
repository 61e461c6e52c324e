import { Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { agreementTitleQuery } from '../../../records/agreements/agreements.api';
import { AgreementStatusBadge } from '../../../records/agreements/agreement-status-badge';
import type { PartyValue } from '../../../records/agreements/new-agreement/agreement-values.rules';
import { CompanyName } from '../../../records/companies/company-name';
import { UserName } from '../../../records/users/user-name';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { isEmptyValue } from '../../../shared/record-editor/record-drafts.rules';
import type { AgreementView } from '../agreement.api';
import { type AgreementField, getFieldKind, type SignatoryValue } from './agreement-fields.rules';

interface AgreementFieldValueProps {
  agreement: AgreementView;
  field: AgreementField;
  value: unknown;
  /** The text or element in place of a missing value. */
  empty: ReactNode;
}

/** Shows the value of a field. */
export function AgreementFieldValue({ agreement, field, value, empty }: AgreementFieldValueProps) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const label = useLabels();
  if (isEmptyValue(value)) return empty;
  switch (getFieldKind(field)) {
    case 'kind':
      return label('agreementKind', String(value));
    case 'status':
      return <AgreementStatusBadge status={value as AgreementView['status']} />;
    case 'user':
      return <UserName id={String(value)} />;
    case 'agreement':
      return <AgreementTitle id={String(value)} agreement={agreement} />;
    case 'day':
      return format.day(String(value));
    case 'number':
      return t('renewal.days', { count: Number(value) });
    case 'textarea':
      return <span style={{ whiteSpace: 'pre-wrap' }}>{String(value)}</span>;
    case 'tags':
      return <Tags values={value as string[]} />;
    case 'parties':
      return <Parties values={value as PartyValue[]} agreement={agreement} />;
    case 'signatories':
      return <Signatories values={value as SignatoryValue[]} />;
    default:
      return <span style={{ overflowWrap: 'anywhere' }}>{String(value)}</span>;
  }
}

/** The title of an agreement, which the tree of the shown one usually has. */
function AgreementTitle({ id, agreement }: { id: string; agreement: AgreementView }) {
  const known = agreement.tree.find((one) => one.id === id)?.title;
  const { data } = useQuery({ ...agreementTitleQuery(id), enabled: known === undefined });
  return known ?? data?.label ?? '…';
}

function Tags({ values }: { values: readonly string[] }) {
  return (
    <Group gap={6} component="span">
      {values.map((value) => (
        <Badge key={value} component="span" variant="light" color="gray" tt="none" fw={500}>
          {value}
        </Badge>
      ))}
    </Group>
  );
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
