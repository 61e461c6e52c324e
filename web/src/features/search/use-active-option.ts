import { type KeyboardEvent, useState } from 'react';
import { isComposing } from '../../shared/keyboard/shortcuts.rules';
import { buildRowId } from './search-list';
import type { SearchOption, SearchOptionGroup } from './search-option.rules';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Keeps the active row of the list, which the arrow keys move and Enter opens. The first row is active at first. */
export function useActiveOption(listId: string, groups: readonly SearchOptionGroup[]) {
  const [chosenId, activate] = useState<string | null>(null);
  const options = groups.flatMap((group) => group.options);
  const active: SearchOption | undefined = options.find(({ id }) => id === chosenId) ?? options[0];
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || !active) return;
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const index = (options.indexOf(active) + step + options.length) % options.length;
      const next = options[index]!;
      activate(next.id);
      document.getElementById(buildRowId(listId, next))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      active.run();
    }
  };
  return { active, activate, onKeyDown };
}
