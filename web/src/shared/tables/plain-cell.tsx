import { Text } from '@mantine/core';

/** A cell with a text in one line; a dash if there is none. */
export function PlainCell({ text }: { text: string | null }) {
  if (!text) {
    return (
      <Text size="sm" c="dimmed" aria-hidden>
        –
      </Text>
    );
  }
  return (
    <Text size="sm" truncate title={text}>
      {text}
    </Text>
  );
}
