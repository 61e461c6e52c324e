import { Text } from '@mantine/core';
import { type ExternalId, writeExternalId } from '../../records/external-ids/external-ids.rules';
import { FieldValue } from '../../records/fields/field-value';
import { SectorTitle } from '../../records/reference/sector-title';
import { SubdivisionName } from '../../records/reference/subdivision-name';
import type { components } from '../../shared/api/schema';
import type { CatalogueField } from '../../shared/catalogue/catalogue-field.rules';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { isEmpty } from './merge-rows.rules';

type CompanyView = components['schemas']['CompanyView'];
type ContactView = components['schemas']['ContactView'];

interface MergeValueProps {
  field: string;
  definition: CatalogueField;
  value: unknown;
}

/** Shows the value of a field in a line, so that lists can be compared. */
export function MergeValue({ field, definition, value }: MergeValueProps) {
  const format = useFormat();
  const label = useLabels();
  if (isEmpty(value)) {
    return (
      <Text span inherit c="dimmed">
        –
      </Text>
    );
  }
  if (definition.kind === 'texts') return (value as string[]).join(', ');
  switch (field) {
    case 'nativeName':
      return <span lang="zh">{String(value)}</span>;
    case 'subdivision':
      return <SubdivisionName code={String(value)} />;
    case 'identifiers':
      return (value as CompanyView['identifiers'])
        .map((one) => `${label('identifierScheme', one.scheme)} ${one.value}`)
        .join(', ');
    case 'externalIds':
      return (value as ExternalId[]).map(writeExternalId).join(', ');
    case 'nace':
      return (value as CompanyView['nace']).map(({ code, version }) => (
        <div key={`${version} ${code}`}>
          <SectorTitle code={code} version={version} />
        </div>
      ));
    case 'turnover': {
      const { amount, currency } = value as NonNullable<CompanyView['turnover']>;
      return format.money(amount, currency);
    }
    case 'affiliations':
      return (value as ContactView['affiliations']).map(({ companyName }) => companyName).join(', ');
    default:
      return <FieldValue name={field} field={definition} value={value} empty={null} />;
  }
}
