import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import SearchIcon from 'lucide-react/icons/search';
import { useEffect, useRef, useState } from 'react';

interface SearchInputProps {
  /** The text for which the list is searched now. */
  q: string;
  label: string;
  placeholder: string;
  onChange: (q: string) => void;
}

/** Searches a list while the user types. It follows the address when that changes elsewhere. */
export function SearchInput({ q, label, placeholder, onChange }: SearchInputProps) {
  const [text, setText] = useState(q);
  const sent = useRef(q);
  useEffect(() => {
    // The text that the user types meanwhile is newer than the one that comes back in the address.
    if (q === sent.current) return;
    sent.current = q;
    setText(q);
  }, [q]);
  const changeLater = useDebouncedCallback((value: string) => {
    sent.current = value.trim();
    onChange(value.trim());
  }, 300);
  return (
    <TextInput
      type="search"
      size="xs"
      w={260}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<SearchIcon size={14} aria-hidden />}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        changeLater(currentTarget.value);
      }}
    />
  );
}
