import { Badge, Group, Text } from '@mantine/core';
import { CompanyLink } from '../../records/companies/company-link';
import { PlainCell } from '../../shared/tables/plain-cell';
import type { Company } from './companies.api';
import type { CompanyColumn } from './company-columns.constants';
import type { CompanyTexts } from './use-company-texts';

interface CompanyCellProps {
  company: Company;
  column: CompanyColumn;
  texts: CompanyTexts;
  /** Whether its links can be reached with Tab. */
  isReachable: boolean;
}

/** The content of one cell of the table. */
export function CompanyCell({ company, column, texts, isReachable }: CompanyCellProps) {
  if (column === 'name') return <NameCell company={company} texts={texts} isReachable={isReachable} />;
  return <PlainCell text={writeCell(company, column, texts)} />;
}

function writeCell(company: Company, column: CompanyColumn, { format, label, getOwner }: CompanyTexts): string | null {
  switch (column) {
    case 'country':
      return format.country(company.country);
    case 'kind':
      return label('companyKind', company.kind);
    case 'owner':
      return getOwner(company.ownerId);
    case 'tags':
      return company.tags.join(', ');
    case 'employees':
      return company.employees === null ? null : format.count(company.employees);
    case 'turnoverEur':
      return company.turnoverEur === null ? null : format.euro(company.turnoverEur);
    case 'updatedAt':
      return format.momentDay(company.updatedAt);
    default:
      return company.city;
  }
}

function NameCell({ company, texts: { t }, isReachable }: Omit<CompanyCellProps, 'column'>) {
  const { nativeName, archivedAt } = company;
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      <div style={{ minWidth: 0 }}>
        <CompanyLink company={company} tabIndex={isReachable ? 0 : -1} />
        {nativeName && (
          <Text size="xs" c="dimmed" truncate lh={1.4} lang="zh">
            {nativeName}
          </Text>
        )}
      </div>
      {archivedAt !== null && (
        <Badge size="sm" color="gray" variant="outline" style={{ flexShrink: 0 }}>
          {t('archivedBadge')}
        </Badge>
      )}
    </Group>
  );
}
