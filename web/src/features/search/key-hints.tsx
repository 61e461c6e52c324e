import { Group, Kbd, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const KEYS = [
  { keys: '↑ ↓', text: 'move' },
  { keys: 'Enter', text: 'open' },
  { keys: 'Esc', text: 'close' },
] as const;

/** The keys of the search, where there is a keyboard. */
export function KeyHints() {
  const { t } = useTranslation('search');
  return (
    <Group
      gap="md"
      px="md"
      py="xs"
      visibleFrom="sm"
      style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}
    >
      {KEYS.map(({ keys, text }) => (
        <Text key={text} size="xs" c="dimmed">
          <Kbd size="xs">{keys}</Kbd> {t(`keys.${text}`)}
        </Text>
      ))}
    </Group>
  );
}
