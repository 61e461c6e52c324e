import { Button } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/layout/empty-state';
import {
  type ChangeSearch,
  clearFilters,
  findDirection,
  getSort,
  isFiltered,
  type ListDefinition,
  type ListSearch,
  toggleSort,
} from '../../shared/tables/list-search.rules';
import { type ListQuery, ListStates } from '../../shared/tables/list-states';
import { RecordCards } from '../../shared/tables/record-cards';
import { RecordTable, type RowSelection } from '../../shared/tables/record-table';
import type { TableColumn } from '../../shared/tables/record-table.constants';

/** The texts of a list without rows. */
export interface EmptyListTexts {
  empty: string;
  emptyHint: string;
  noMatch: string;
  noMatchHint: string;
}

/** How the rows of a list are shown. */
export interface RecordPresentation<R, C extends string> {
  /** The same list for as long as the columns are the same, so that rows need not be rendered again. */
  columns: readonly TableColumn<C>[];
  getHeading: (column: C) => string;
  /** Renders a cell. The same function as before lets rows stay as they are. */
  renderCell: (row: R, column: C, isReachable: boolean) => ReactNode;
  /** Renders a row on screens that are too narrow for a table. */
  renderCard: (row: R) => ReactNode;
  getPath: (row: R) => string;
}

interface RecordListProps<R, C extends string> extends RecordPresentation<R, C> {
  /** The name under which the place of scrolling is remembered. */
  id: string;
  title: string;
  list: ListDefinition;
  rows: readonly R[];
  query: ListQuery;
  search: ListSearch;
  emptyTexts: EmptyListTexts;
  /** Null if rows cannot be selected. */
  selection?: RowSelection<R> | null;
  isNarrow: boolean;
  onChange: ChangeSearch;
  onEndNear: () => void;
  onRetryPage: () => void;
}

/** The rows of a list in a table or in cards, or why there are none. */
export function RecordList<R extends { id: string }, C extends string>(props: RecordListProps<R, C>) {
  const { id, title, list, rows, query, search, emptyTexts, isNarrow, onChange, onEndNear, onRetryPage } = props;
  const { columns, getHeading, renderCell, renderCard, getPath, selection } = props;
  const sort = useMemo(() => getSort(list, search), [list, search]);
  return (
    <ListStates
      query={query}
      isEmpty={rows.length === 0}
      empty={<NoRows texts={emptyTexts} search={search} onChange={onChange} />}
      onRetryPage={onRetryPage}
    >
      {(foot) =>
        isNarrow ? (
          <RecordCards label={title} rows={rows} renderCard={renderCard} onEndNear={onEndNear} foot={foot} />
        ) : (
          <RecordTable
            id={id}
            label={title}
            rows={rows}
            columns={columns}
            getHeading={getHeading}
            getSorted={(column) => findDirection(sort, column)}
            onSort={(name, isAdded) => onChange((known) => toggleSort(list, known, name, isAdded))}
            renderCell={renderCell}
            getPath={getPath}
            selection={selection}
            isOutdated={query.isPlaceholderData}
            onEndNear={onEndNear}
            foot={foot}
          />
        )
      }
    </ListStates>
  );
}

interface NoRowsProps {
  texts: EmptyListTexts;
  search: ListSearch;
  onChange: ChangeSearch;
}

function NoRows({ texts, search, onChange }: NoRowsProps) {
  const { t } = useTranslation('filters');
  if (!isFiltered(search)) return <EmptyState title={texts.empty} hint={texts.emptyHint} />;
  return (
    <EmptyState title={texts.noMatch} hint={texts.noMatchHint}>
      <Button onClick={() => onChange(clearFilters)}>{t('words.clearFilters')}</Button>
    </EmptyState>
  );
}
