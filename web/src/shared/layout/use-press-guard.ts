import { useEffect, useRef } from 'react';

/** The time in milliseconds in which a second press is a part of the first, as long as the request is not known to be sent. */
const DOUBLE_PRESS_MS = 500;

/**
 * Returns a function that runs an action unless it is running already. A button does not know of its request before the
 * page is rendered again, so that a double click would otherwise send it twice.
 * @param content what the action sends; a press with other content is no part of the one before
 */
export function usePressGuard(isPending: boolean): (action: () => void, content?: string) => void {
  const isRunning = useRef(false);
  const lastContent = useRef<string>(undefined);
  useEffect(() => {
    if (!isPending) isRunning.current = false;
  }, [isPending]);
  return (action, content) => {
    if (isPending || (isRunning.current && content === lastContent.current)) return;
    isRunning.current = true;
    lastContent.current = content;
    // The action may send nothing, and must then be possible again.
    setTimeout(() => (isRunning.current = false), DOUBLE_PRESS_MS);
    action();
  };
}
