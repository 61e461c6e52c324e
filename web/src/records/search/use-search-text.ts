import { useDebouncedCallback } from '@mantine/hooks';
import { type ChangeEvent, type CompositionEvent, useState } from 'react';

const TYPING_PAUSE_MS = 150;
/** The longest text that the server searches for. */
const MAX_LENGTH = 200;

/**
 * Keeps the text of a search. `onSearch` is called after a pause in typing, and not while an input method is composing,
 * because its letters are not yet the text.
 */
export function useSearchText(onSearch: (q: string) => void, initial = '') {
  const [text, setText] = useState(initial);
  const follow = useDebouncedCallback((value: string) => onSearch(value.trim()), TYPING_PAUSE_MS);
  const change = (value: string) => {
    setText(value);
    follow(value);
  };
  const inputProps = {
    value: text,
    maxLength: MAX_LENGTH,
    onChange: ({ currentTarget, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
      if ((nativeEvent as InputEvent).isComposing) setText(currentTarget.value);
      else change(currentTarget.value);
    },
    onCompositionEnd: ({ currentTarget }: CompositionEvent<HTMLInputElement>) => change(currentTarget.value),
  };
  /** Empties the text at once. */
  const clear = () => {
    follow.cancel();
    setText('');
    onSearch('');
  };
  return { text, inputProps, clear };
}
