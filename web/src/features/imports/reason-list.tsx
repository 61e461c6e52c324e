import { Text } from '@mantine/core';

/** The reasons why a row is not imported, not as it is, or not undone. Each is a sentence that names its field and cell. */
export function ReasonList({ reasons }: { reasons: readonly { detail: string }[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {reasons.map(({ detail }, index) => (
        <li key={index}>
          <Text size="sm" span>
            {detail}
          </Text>
        </li>
      ))}
    </ul>
  );
}
