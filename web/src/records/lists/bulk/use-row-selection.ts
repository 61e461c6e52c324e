import { useTranslation } from 'react-i18next';
import type { RowSelection } from '../../../shared/tables/record-table';
import type { Selection } from './use-selection';

/** Returns the selection of records as a table shows it. `title` names all records of the list. */
export function useRowSelection<R extends { id: string }>(
  selection: Selection<R>,
  title: string,
  getTitle: (record: R) => string = ({ id }) => id,
): RowSelection<R> {
  const { t } = useTranslation('lists');
  const { isSelected, areAllSelected, areSomeSelected, select, toggleAll } = selection;
  return {
    label: t('selection'),
    selectAllLabel: t('selectLoaded', { records: title.toLocaleLowerCase() }),
    getSelectLabel: (record) => t('select', { title: getTitle(record) }),
    isSelected,
    areAllSelected,
    areSomeSelected,
    onSelect: select,
    onToggleAll: toggleAll,
  };
}
