import { useCallback, useMemo, useRef, useState } from 'react';
import { listRange } from '../../../shared/tables/row-navigation.rules';

/** The selected records of a list. A click with Shift selects all rows from the last one on. */
export function useSelection<R extends { id: string }>(rows: readonly R[]) {
  const [selected, setSelected] = useState<ReadonlyMap<string, R>>(new Map());
  const last = useRef(0);
  const select = useCallback(
    (index: number, isSelected: boolean | null, isRange: boolean) => {
      const ids = listRange(rows, isRange ? last.current : index, index);
      const range = rows.filter(({ id }) => ids.includes(id));
      setSelected((known) => selectRows(known, range, isSelected ?? !known.has(rows[index]?.id ?? '')));
      last.current = index;
    },
    [rows],
  );
  const selectAll = useCallback((all: readonly R[]) => setSelected(new Map(all.map((row) => [row.id, row]))), []);
  const clear = useCallback(() => setSelected(new Map()), []);
  return useMemo(() => {
    const areAllSelected = rows.length > 0 && rows.every(({ id }) => selected.has(id));
    return {
      records: [...selected.values()],
      isSelected: ({ id }: R) => selected.has(id),
      areAllSelected,
      areSomeSelected: rows.some(({ id }) => selected.has(id)),
      select,
      toggleAll: () => setSelected((known) => selectRows(known, rows, !areAllSelected)),
      selectAll,
      clear,
    };
  }, [rows, selected, select, selectAll, clear]);
}

/** Adds rows to the selected records, or removes them. */
function selectRows<R extends { id: string }>(known: ReadonlyMap<string, R>, rows: readonly R[], isOn: boolean) {
  const selected = new Map(known);
  for (const row of rows) {
    if (isOn) selected.set(row.id, row);
    else selected.delete(row.id);
  }
  return selected;
}

export type Selection<R extends { id: string }> = ReturnType<typeof useSelection<R>>;
