import { useEffect, useState } from 'react';

/**
 * Tells a list to highlight its first option, once for each text whose options are there. Mantine would otherwise also
 * highlight one of the text before, and one when the text has been erased.
 */
export function useFirstOption(text: string, isFound: boolean): boolean {
  const isWanted = text.trim() !== '' && isFound;
  const [highlighted, setHighlighted] = useState('');
  useEffect(() => setHighlighted(isWanted ? text : ''), [isWanted, text]);
  return isWanted && highlighted !== text;
}
