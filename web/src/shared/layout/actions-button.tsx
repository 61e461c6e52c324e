import { Button } from '@mantine/core';
import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

/** The button that opens the menu of the actions on a record. */
export function ActionsButton({ name, ...props }: ComponentProps<typeof Button<'button'>> & { name: string }) {
  const { t } = useTranslation('records');
  return (
    <Button
      variant="default"
      size="xs"
      rightSection={<ChevronDown size={16} aria-hidden />}
      aria-label={t('words.actionsForName', { name })}
      {...props}
    >
      {t('words.actions')}
    </Button>
  );
}
