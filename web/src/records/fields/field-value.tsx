import { Badge, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueField } from '../../shared/catalogue/catalogue-field.rules';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { isEmptyValue } from '../../shared/record-editor/record-drafts.rules';
import { activityTitleQuery } from '../activities/activities.api';
import { agreementTitleQuery } from '../agreements/agreements.api';
import { CompanyName } from '../companies/company-name';
import { type ExternalId, isFilled, writeExternalId } from '../external-ids/external-ids.rules';
import { SectorTitle } from '../reference/sector-title';
import { UserName } from '../users/user-name';

interface FieldValueProps {
  name: string;
  field: CatalogueField | undefined;
  value: unknown;
  /** The text or element in place of a missing value. */
  empty: ReactNode;
}

/** Shows the value of a field, whose kind tells how. A field that needs more than its kind is shown by its record. */
export function FieldValue({ name, field, value, empty }: FieldValueProps) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const label = useLabels();
  if (isEmptyValue(value)) return empty;
  if (name === 'externalIds') return <ExternalIdsValue values={value as ExternalId[]} />;
  switch (field?.kind) {
    case 'choice':
      return label(field.vocabulary ?? '', String(value));
    case 'country':
      return format.country(String(value));
    case 'record':
      return <RecordTitle record={field.record} id={String(value)} />;
    case 'integer':
      return format.count(Number(value));
    case 'euro':
      return format.money(Number(value), 'EUR');
    case 'date':
      return format.day(String(value));
    case 'instant':
      return format.moment(String(value));
    case 'boolean':
      return t(value === true ? 'yes' : 'no');
    case 'textBlock':
      return <span style={{ whiteSpace: 'pre-wrap' }}>{String(value)}</span>;
    case 'texts':
      return <Tags values={value as string[]} />;
    case 'languages':
      return (value as string[]).map(format.language).join(', ');
    case 'sector':
      return <SectorTitle code={String(value)} />;
    case 'sectors':
      return (
        <Stack gap={4}>
          {(value as string[]).map((code) => (
            <SectorTitle key={code} code={code} />
          ))}
        </Stack>
      );
    default:
      return <span style={{ overflowWrap: 'anywhere' }}>{String(value)}</span>;
  }
}

function RecordTitle({ record, id }: { record: string | undefined; id: string }) {
  if (record === 'user') return <UserName id={id} />;
  if (record === 'company') return <CompanyName id={id} />;
  return record === 'agreement' ? <AgreementTitle id={id} /> : <ActivityTitle id={id} />;
}

function AgreementTitle({ id }: { id: string }) {
  return useQuery(agreementTitleQuery(id)).data?.label ?? '…';
}

function ActivityTitle({ id }: { id: string }) {
  return useQuery(activityTitleQuery(id)).data?.label ?? '…';
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

/** The ids of a record in other systems, a line for each. */
function ExternalIdsValue({ values }: { values: readonly ExternalId[] }) {
  return (
    <Stack gap={2} component="span">
      {values.filter(isFilled).map((id, index) => (
        <span key={index} style={{ overflowWrap: 'anywhere' }}>
          {writeExternalId(id)}
        </span>
      ))}
    </Stack>
  );
}
