import { type RefObject, useLayoutEffect } from 'react';

/** The lead whose card had the focus when React removed it, until React has added all others. */
let lostLeadId: string | null = null;

/** Keeps the focus on a lead that moves: its card is removed from one column and added to another. */
export function useKeptFocus(card: RefObject<HTMLElement | null>, leadId: string): void {
  useLayoutEffect(() => {
    const element = card.current;
    if (lostLeadId === leadId) element?.querySelector('a')?.focus();
    return () => {
      if (!element?.contains(document.activeElement)) return;
      lostLeadId = leadId;
      queueMicrotask(() => (lostLeadId = null));
    };
  }, [card, leadId]);
}
