import { NumberInput, Textarea, TextInput } from '@mantine/core';

export type PlainKind = 'text' | 'textarea' | 'day' | 'number' | 'euro';

interface PlainInputProps {
  kind: PlainKind;
  label: string;
  description?: string;
  error: string | null;
  value: unknown;
  onChange: (value: string | number) => void;
}

/** The input of a text, a day or a whole number. */
export function PlainInput({ kind, value, onChange, ...common }: PlainInputProps) {
  if (kind === 'number' || kind === 'euro') {
    return (
      <NumberInput
        {...common}
        min={0}
        allowDecimal={false}
        thousandSeparator=" "
        prefix={kind === 'euro' ? '€ ' : ''}
        value={(value as number | null | undefined) ?? ''}
        onChange={onChange}
      />
    );
  }
  const text = (value ?? '') as string;
  const changeText = ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value);
  if (kind === 'textarea') return <Textarea {...common} autosize minRows={3} value={text} onChange={changeText} />;
  return <TextInput {...common} type={kind === 'day' ? 'date' : 'text'} value={text} onChange={changeText} />;
}
