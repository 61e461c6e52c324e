import { Badge, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Check from 'lucide-react/icons/check';
import fields from 'record-catalogue/companies';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldValue } from '../../../records/fields/field-value';
import { subdivisionsQuery, useReferenceLanguage } from '../../../records/reference/reference.api';
import { SectorTitle } from '../../../records/reference/sector-title';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { isEmptyValue } from '../../../shared/record-editor/record-drafts.rules';
import type { CompanyView } from '../company.api';
import type { Identifier, NaceCode, TurnoverValue } from './company-fields.rules';

interface CompanyFieldValueProps {
  company: CompanyView;
  field: string;
  value: unknown;
  /** The text or element in place of a missing value. */
  empty: ReactNode;
}

/** Shows the value of a field. */
export function CompanyFieldValue({ company, field, value, empty }: CompanyFieldValueProps) {
  const format = useFormat();
  if (isEmptyValue(value)) return empty;
  switch (field) {
    case 'subdivision':
      return <SubdivisionName code={String(value)} />;
    case 'identifiers':
      return <Identifiers values={value as Identifier[]} accepted={company.identifiers} />;
    case 'nace':
      return <NaceCodes values={value as NaceCode[]} />;
    case 'turnover': {
      const { amount, currency } = value as TurnoverValue;
      if (isEmptyValue(amount)) return empty;
      const number = Number(amount);
      const isFormattable = !Number.isNaN(number) && /^[A-Z]{3}$/.test(currency);
      return isFormattable ? format.money(number, currency) : `${amount} ${currency}`;
    }
    default:
      return <FieldValue name={field} field={fields[field]} value={value} empty={empty} />;
  }
}

interface IdentifiersProps {
  values: readonly Identifier[];
  /** The stored numbers. The server accepts only those with correct check digits. */
  accepted: readonly Identifier[];
}

/** The registration numbers, entered ones included. */
function Identifiers({ values, accepted }: IdentifiersProps) {
  const { t } = useTranslation('company');
  const label = useLabels();
  const entered = values.filter(({ value }) => value.trim() !== '');
  const isAccepted = (one: Identifier) =>
    accepted.some(({ scheme, value }) => scheme === one.scheme && value === one.value);
  return (
    <Stack gap={4}>
      {entered.map(({ scheme, value }) => (
        <span key={`${scheme} ${value}`}>
          <Text span inherit ff="monospace">
            {value}
          </Text>{' '}
          {isAccepted({ scheme, value }) && (
            <Check
              size={14}
              role="img"
              aria-label={t('identifiers.checked')}
              style={{ verticalAlign: 'text-bottom' }}
            />
          )}
          <Text span size="xs" c="dimmed" display="block">
            {label('identifierScheme', scheme)}
          </Text>
        </span>
      ))}
    </Stack>
  );
}

function NaceCodes({ values }: { values: readonly NaceCode[] }) {
  return (
    <Stack gap={4}>
      {values.map((nace) => (
        <NaceTitle key={`${nace.version} ${nace.code}`} nace={nace} />
      ))}
    </Stack>
  );
}

function NaceTitle({ nace: { version, code, primary } }: { nace: NaceCode }) {
  const { t } = useTranslation('company');
  return (
    <span>
      <SectorTitle code={code} version={version} />
      {version === '2.0' && ` (NACE ${version})`}
      {primary && (
        <Badge size="sm" variant="light" ms={6}>
          {t('nace.primary')}
        </Badge>
      )}
    </span>
  );
}

function SubdivisionName({ code }: { code: string }) {
  const { data } = useQuery(subdivisionsQuery(code.slice(0, 2), useReferenceLanguage()));
  const name = data?.items.find((item) => item.code === code)?.name;
  return name === undefined ? code : `${name} (${code})`;
}
