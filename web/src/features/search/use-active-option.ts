import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isComposing } from '../../shared/keyboard/shortcuts.rules';
import { buildRowId } from './search-list';
import type { SearchOption, SearchOptionGroup } from './search-groups.rules';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Keeps the active row of the list, which the arrow keys move and Enter opens. The first row is active at first. A
 * user who types faster than the server answers and presses Enter opens the first row of the answer.
 */
export function useActiveOption(listId: string, groups: readonly SearchOptionGroup[], isFetching: boolean) {
  const [chosenId, activate] = useState<string | null>(null);
  const isEnterWaiting = useRef(false);
  const options = groups.flatMap((group) => group.options);
  const active: SearchOption | undefined = options.find(({ id }) => id === chosenId) ?? options[0];
  const onKeyDown = (event: KeyboardEvent, isSettled: boolean) => {
    if (isComposing(event.nativeEvent)) return;
    const step = STEPS[event.key];
    isEnterWaiting.current = event.key === 'Enter' && !isSettled;
    if (step !== undefined && active) {
      event.preventDefault();
      const index = (options.indexOf(active) + step + options.length) % options.length;
      const next = options[index]!;
      activate(next.id);
      document.getElementById(buildRowId(listId, next))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isSettled) active?.run();
    }
  };
  useEffect(() => {
    if (!isEnterWaiting.current || isFetching) return;
    isEnterWaiting.current = false;
    active?.run();
    // Only a new answer runs the row.
  }, [groups, isFetching]);
  return { active, activate, onKeyDown };
}
