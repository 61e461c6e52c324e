import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const LISTS = { agreements: '/agreements', commitments: '/agreements/commitments' } as const;

/** Switches between the agreements and the commitments of all of them. */
export function ListSwitch({ shown }: { shown: keyof typeof LISTS }) {
  const { t } = useTranslation('agreements');
  return (
    <Group component="nav" gap={4} aria-label={t('lists')}>
      {(['agreements', 'commitments'] as const).map((list) => (
        <Button
          key={list}
          component={Link}
          to={LISTS[list]}
          size="compact-sm"
          variant={list === shown ? 'light' : 'subtle'}
          color={list === shown ? undefined : 'gray'}
          aria-current={list === shown ? 'page' : undefined}
        >
          {t(`words.${list}`)}
        </Button>
      ))}
    </Group>
  );
}
