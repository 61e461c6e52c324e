import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../shared/keyboard/use-shortcuts';
import { useCan } from '../../../shared/session/use-session';
import { canDecide, type Outcome } from '../import-steps.rules';
import { type Import, type ImportRow, type RowDecision, useDecideRow } from '../imports.api';

/** The last decision of the user, which can be undone. */
interface LastDecision {
  row: number;
  text: string;
  /** The decision before it. */
  before: RowDecision;
}

/** A row whose comparison is shown. */
interface OpenRow {
  row: number | null;
  /** Whether the screen has opened it, so that it gets the focus. */
  isFocused: boolean;
}

/** Returns the possible duplicate that is open among the rows of a list, and what can be done with it. */
export function useDuplicates(found: Import, rows: readonly ImportRow[], outcome: Outcome | null) {
  const { t } = useTranslation(['imports', 'shared']);
  const mayDecide = useCan('imports:write') && canDecide(found);
  const { mutate, isPending, error, reset } = useDecideRow(found.id);
  const [chosen, setChosen] = useState<OpenRow | null>(null);
  const [last, setLast] = useState<LastDecision | null>(null);
  const isQueue = outcome === 'possible_duplicate';
  const undecided = rows.filter((row) => row.outcome === 'possible_duplicate').map(({ row }) => row);
  const isShown = chosen?.row === null || rows.some(({ row }) => row === chosen?.row);
  // The first one is open until the user chooses another one.
  const first = isQueue && mayDecide ? (undecided[0] ?? null) : null;
  const open: OpenRow = chosen && isShown ? chosen : { row: first, isFocused: chosen !== null };
  const openRow = (row: number | null, isFocused: boolean) => {
    reset();
    setChosen({ row, isFocused });
  };
  const decide = (row: number, decision: RowDecision, before: RowDecision) =>
    mutate(
      { row, decision },
      {
        onSuccess: () => {
          setLast(decision === null ? null : { row, text: t(`decide.did.${describe(decision)}`, { row }), before });
          const next = undecided.find((one) => one > row) ?? undecided.find((one) => one !== row) ?? null;
          if (isQueue && decision !== null) setChosen({ row: next, isFocused: true });
        },
      },
    );
  const undo = ({ row, before }: LastDecision) =>
    mutate(
      { row, decision: before },
      {
        onSuccess: () => {
          setLast(null);
          setChosen({ row, isFocused: true });
        },
      },
    );
  /** Opens the possible duplicate after or before the open one. */
  const step = (by: number) => {
    const index = open.row === null ? -1 : undecided.indexOf(open.row);
    const next = undecided[index === -1 ? 0 : index + by];
    if (next !== undefined) openRow(next, true);
  };
  const canStep = isQueue && undecided.length > 1;
  useShortcut(canStep ? { key: 'j', text: t('shared:nextRow'), run: () => step(1) } : null);
  useShortcut(canStep ? { key: 'k', text: t('shared:previousRow'), run: () => step(-1) } : null);
  return {
    open,
    openRow,
    decide,
    undo,
    last,
    isPending,
    error,
    /** The rows about which the user can decide together. */
    undecided: isQueue && mayDecide ? undecided : [],
  };
}

function describe(decision: Exclude<RowDecision, null>): 'create' | 'skip' | 'update' {
  return typeof decision === 'string' ? decision : 'update';
}
