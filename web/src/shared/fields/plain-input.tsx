import { NumberInput, Textarea, TextInput, type TextInputProps } from '@mantine/core';

/** The kinds of texts, and the types of their inputs. */
const TEXT_TYPES = {
  text: 'text',
  email: 'email',
  phone: 'tel',
  url: 'url',
  password: 'password',
  day: 'date',
  time: 'time',
  /** Date and time at a place. */
  moment: 'datetime-local',
  textarea: 'text',
} as const;

type TextKind = keyof typeof TEXT_TYPES;
type NumberKind = 'number' | 'year' | 'euro';
export type PlainKind = TextKind | NumberKind;

interface PlainInputProps<K extends PlainKind> extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  kind: K;
  value: unknown;
  onChange: (value: K extends NumberKind ? number | null : string) => void;
  /** The number of lines with which a long text begins. */
  minRows?: number;
}

/** The input of a text, a day or a whole number. */
export function PlainInput<K extends PlainKind>({ kind, value, onChange, minRows, ...common }: PlainInputProps<K>) {
  const change = onChange as (value: string | number | null) => void;
  const changeText = ({ currentTarget }: { currentTarget: { value: string } }) => change(currentTarget.value);
  const text = (value ?? '') as string;
  switch (kind) {
    case 'number':
    case 'year':
    case 'euro':
      return (
        <NumberInput
          min={0}
          allowDecimal={false}
          thousandSeparator={kind === 'year' ? '' : ' '}
          prefix={kind === 'euro' ? '€ ' : ''}
          {...(common as object)}
          value={text}
          onChange={(entered) => change(readNumber(entered))}
        />
      );
    case 'textarea':
      return <Textarea autosize minRows={minRows ?? 3} {...(common as object)} value={text} onChange={changeText} />;
    default:
      // Without a greatest day the browser takes years of six digits.
      return (
        <TextInput
          {...(kind === 'day' && { max: '9999-12-31' })}
          {...common}
          type={TEXT_TYPES[kind as TextKind]}
          value={text}
          onChange={changeText}
        />
      );
  }
}

/** Reads a number. A text that is none, such as a minus, stays for the server, which says what is wrong with it. */
function readNumber(entered: number | string): number | string | null {
  if (entered === '') return null;
  const number = Number(entered);
  return Number.isNaN(number) ? entered : number;
}
