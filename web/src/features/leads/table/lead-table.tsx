import fields from 'record-catalogue/leads';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ChangeSearch,
  findDirection,
  getSort,
  type ListSearch,
  toggleSort,
} from '../../../shared/tables/list-search.rules';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';
import { useCanChange } from '../../../records/leads/use-can-change';
import { useShortcut } from '../../../shared/keyboard/use-shortcuts';
import { RecordTable, type RowSelection } from '../../../shared/tables/record-table';
import { getColumns, LEAD_LIST, listSummedColumns } from '../../../records/leads/lead-list/lead-search.rules';
import { type Lead, leadSumsQuery } from '../leads.api';
import { EditableLeadCell, useCellTexts } from './lead-cell';
import { type EditedCell, LeadCellEditor } from './lead-cell-editor';
import { getColumnField, getColumnWidth, isSummedColumn } from '../../../records/leads/lead-list/lead-columns.rules';
import { getLeadPath } from './lead-link';
import { LeadPanelDetails } from './lead-panel-details';

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
  const { t } = useTranslation(['leads', 'record-editor']);
  const getLabel = useFieldLabels('leads');
  const texts = useCellTexts();
  const names = getColumns(search).join();
  const columns = useMemo(() => names.split(',').map(buildColumn), [names]);
  const sort = getSort(LEAD_LIST, search);
  const summed = listSummedColumns(search);
  // The rows come first, because the sums read all leads of the filters.
  const { data: sums } = useQuery({
    ...leadSumsQuery(search, summed),
    enabled: summed.length > 0 && !list.isOutdated,
    placeholderData: keepPreviousData,
  });
  const canChange = useCanChange();
  const [edited, setEdited] = useState<EditedCell | null>(null);
  const edit = useCallback(
    (lead: Lead, field: EditedCell['field'], anchor: HTMLElement) => setEdited({ lead, field, anchor }),
    [],
  );
  useShortcut(selection ? { key: 'e', text: t('record-editor:editField'), run: editActiveCell } : null);
  const renderCell = useCallback(
    (lead: Lead, column: string, isReachable: boolean) => (
      <EditableLeadCell
        lead={lead}
        column={column}
        texts={texts}
        isReachable={isReachable}
        canEdit={canChange(lead)}
        onEdit={edit}
      />
    ),
    [texts, canChange, edit],
  );
  return (
    <>
      <RecordTable
        {...list}
        id="leads"
        label={t('words.leads')}
        rows={leads}
        columns={columns}
        getHeading={(name) => t(`headings.${name}`, { defaultValue: getLabel(getColumnField(name)) })}
        getTitle={(name) => getLabel(getColumnField(name))}
        getSorted={(name) => findDirection(sort, name)}
        onSort={(name, isAdded) => onChange((known) => toggleSort(LEAD_LIST, known, name, isAdded))}
        renderCell={renderCell}
        renderDetails={(lead) => <LeadPanelDetails lead={lead} />}
        getPath={({ reference }) => getLeadPath(reference)}
        sums={
          summed.length > 0
            ? {
                label: t('figure.sums'),
                renderSum: (name) => isSummedColumn(name) && texts.write(fields[name], sums?.[name] ?? null),
              }
            : null
        }
        selection={selection}
      />
      {edited && (
        <LeadCellEditor
          key={edited.lead.id}
          {...edited}
          lead={leads.find(({ id }) => id === edited.lead.id) ?? edited.lead}
          onClose={() => {
            setEdited({ ...edited, field: null });
            edited.anchor.focus();
          }}
        />
      )}
    </>
  );
}

/** Opens the form of the cell that has the focus, or of the first one in the row of the focus. */
function editActiveCell(): void {
  const focused = document.activeElement;
  const button = focused?.closest('[data-edit]') ?? focused?.closest('[data-index]')?.querySelector('[data-edit]');
  (button as HTMLElement | null | undefined)?.click();
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
