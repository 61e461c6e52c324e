import fields from 'record-catalogue/leads';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChangeSearch, type ListSearch, toggleSort } from '../../../shared/tables/list-search.rules';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';
import { RecordTable, type RowSelection } from '../../../shared/tables/record-table';
import { LEAD_LIST } from '../../../records/leads/lead-list/lead-search.rules';
import type { Lead } from '../leads.api';
import { LeadCell, useCellTexts } from './lead-cell';
import { getColumnField, getColumnWidth } from '../../../records/leads/lead-list/lead-columns.rules';
import { getLeadPath } from './lead-link';
import { useLeadsTable } from './use-leads-table';

interface LeadTableProps {
  leads: Lead[];
  search: ListSearch;
  /** Null if leads cannot be selected. */
  selection: RowSelection<Lead> | null;
  /** Whether the rows are those of the former filters, because the new ones are being read. */
  isOutdated: boolean;
  onChange: ChangeSearch;
  onEndNear: () => void;
  /** The content after the last row. */
  foot: ReactNode;
}

/** The leads in a table with the columns that the user has chosen. */
export function LeadTable({ leads, search, selection, onChange, ...list }: LeadTableProps) {
  const { t } = useTranslation('leads');
  const getLabel = useFieldLabels('leads');
  const texts = useCellTexts();
  const table = useLeadsTable({ leads, search });
  const names = table
    .getVisibleLeafColumns()
    .map(({ id }) => id)
    .join();
  const columns = useMemo(() => names.split(',').map(buildColumn), [names]);
  const renderCell = useCallback(
    (lead: Lead, column: string, isReachable: boolean) => (
      <LeadCell lead={lead} column={column} texts={texts} isReachable={isReachable} />
    ),
    [texts],
  );
  return (
    <RecordTable
      {...list}
      id="leads"
      label={t('words.leads')}
      rows={leads}
      columns={columns}
      getHeading={(name) => t(`headings.${name}`, { defaultValue: getLabel(getColumnField(name)) })}
      getTitle={(name) => getLabel(getColumnField(name))}
      getSorted={(name) => table.getColumn(name)?.getIsSorted() ?? false}
      onSort={(name, isAdded) => onChange((known) => toggleSort(LEAD_LIST, known, name, isAdded))}
      renderCell={renderCell}
      getPath={({ reference }) => getLeadPath(reference)}
      selection={selection}
    />
  );
}

function buildColumn(name: string) {
  return {
    name,
    width: getColumnWidth(name),
    isMain: name === 'title',
    isNumber: ['integer', 'year', 'euro'].includes(fields[getColumnField(name)]?.kind ?? ''),
    canSort: LEAD_LIST.sorts.includes(name),
  };
}
