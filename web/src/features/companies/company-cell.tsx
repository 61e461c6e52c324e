import { Badge, Group } from '@mantine/core';
import fields from 'record-catalogue/companies';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../records/companies/company-link';
import type { WriteField } from '../../records/fields/use-field-text';
import { buildColumns } from '../../shared/catalogue/catalogue-field.rules';
import { PlainCell } from '../../shared/tables/plain-cell';
import { TwoLines } from '../../shared/tables/two-lines';
import type { Company } from './companies.api';

/** The columns of the list of companies, with their widths. */
export const COMPANY_COLUMNS = buildColumns(fields, {
  name: 240,
  country: 110,
  city: 110,
  kind: 130,
  ownerId: 120,
  tags: 140,
  employees: 90,
  turnoverEur: 110,
  updatedAt: 110,
});

export type CompanyColumn = (typeof COMPANY_COLUMNS)[number]['name'];

interface CompanyCellProps {
  company: Company;
  column: CompanyColumn;
  write: WriteField;
  /** Whether its links can be reached with Tab. */
  isReachable: boolean;
}

/** The content of one cell of the table. */
export function CompanyCell({ company, column, write, isReachable }: CompanyCellProps) {
  if (column === 'name') return <NameCell company={company} isReachable={isReachable} />;
  return <PlainCell text={write(fields[column], company[column])} />;
}

function NameCell({ company, isReachable }: { company: Company; isReachable: boolean }) {
  const { t } = useTranslation('companies');
  const { nativeName, archivedAt } = company;
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      <TwoLines second={nativeName} lang="zh">
        <CompanyLink company={company} tabIndex={isReachable ? 0 : -1} />
      </TwoLines>
      {archivedAt !== null && (
        <Badge size="sm" color="gray" variant="outline" style={{ flexShrink: 0 }}>
          {t('words.archived')}
        </Badge>
      )}
    </Group>
  );
}
