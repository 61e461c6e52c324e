import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';

interface DayInputProps {
  label: string;
  value: string;
  error: string | null;
  /** Called with the day, or without one when the input has been emptied. */
  onChange: (day: string | undefined) => void;
}

/** A day that is applied when the user leaves the input or presses Enter, so that no half-typed year is asked for. */
export function DayInput({ label, value, error, onChange }: DayInputProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const apply = () => {
    if (text === value) return;
    // An emptied input shows the day again that stands for it, also when this is the same day.
    if (text === '') setText(value);
    onChange(text || undefined);
  };
  return (
    <TextInput
      type="date"
      size="xs"
      label={label}
      value={text}
      error={error}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={apply}
      onKeyDown={({ key }) => {
        if (key === 'Enter') apply();
      }}
    />
  );
}
