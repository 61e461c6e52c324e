import { Text } from '@mantine/core';
import { CompanyName } from '../../records/companies/company-name';
import { type ExternalId, writeExternalId } from '../../records/external-ids/external-ids.rules';
import { UserName } from '../../records/users/user-name';
import type { components } from '../../shared/api/schema';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { isEmpty, type MergeFieldType } from './merge-rows.rules';

type CompanyView = components['schemas']['CompanyView'];
type ContactView = components['schemas']['ContactView'];

interface MergeValueProps {
  type: MergeFieldType;
  value: unknown;
}

/** Shows the value of a field. */
export function MergeValue({ type, value }: MergeValueProps) {
  const format = useFormat();
  const label = useLabels();
  if (isEmpty(value)) {
    return (
      <Text span inherit c="dimmed">
        –
      </Text>
    );
  }
  switch (type) {
    case 'nativeText':
      return <span lang="zh">{String(value)}</span>;
    case 'list':
      return (value as string[]).join(', ');
    case 'languages':
      return (value as string[]).map(format.language).join(', ');
    case 'country':
      return format.country(String(value));
    case 'companyKind':
      return label('companyKind', String(value));
    case 'identifiers':
      return (value as CompanyView['identifiers']).map((one) => `${one.scheme} ${one.value}`).join(', ');
    case 'externalIds':
      return (value as ExternalId[]).map(writeExternalId).join(', ');
    case 'nace':
      return (value as CompanyView['nace']).map(({ code }) => code).join(', ');
    case 'count':
      return format.count(Number(value));
    case 'money': {
      const { amount, currency } = value as NonNullable<CompanyView['turnover']>;
      return format.money(amount, currency);
    }
    case 'affiliations':
      return (value as ContactView['affiliations']).map(({ companyName }) => companyName).join(', ');
    case 'company':
      return <CompanyName id={String(value)} />;
    case 'user':
      return <UserName id={String(value)} />;
    default:
      return <span style={{ whiteSpace: 'pre-wrap' }}>{String(value)}</span>;
  }
}
