import type { RowSelectionState } from '@tanstack/react-table';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Lead } from '../leads.api';
import { listRange } from '../../../shared/tables/row-navigation.rules';

/** The selected leads of the list. A click with Shift selects all rows from the last one on. */
export function useSelection(leads: readonly Lead[]) {
  const [selection, setSelection] = useState<RowSelectionState>({});
  const last = useRef(0);
  const select = useCallback(
    (index: number, isSelected: boolean | null, isRange: boolean) => {
      const ids = listRange(leads, isRange ? last.current : index, index);
      setSelection((known) => {
        const isOn = isSelected ?? known[leads[index]?.id ?? ''] !== true;
        const kept = Object.entries(known).filter(([id]) => !ids.includes(id));
        const added = isOn ? ids.map((id) => [id, true] as const) : [];
        return Object.fromEntries([...kept, ...added]);
      });
      last.current = index;
    },
    [leads],
  );
  const selectAll = useCallback((all: readonly Lead[]) => {
    setSelection(Object.fromEntries(all.map(({ id }) => [id, true])));
  }, []);
  const clear = useCallback(() => setSelection({}), []);
  const ids = useMemo(() => Object.keys(selection), [selection]);
  return { selection, setSelection, select, selectAll, clear, ids };
}

export type Selection = ReturnType<typeof useSelection>;
