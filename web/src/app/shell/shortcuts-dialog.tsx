import { Alert, Group, Kbd, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../shared/api/external.store';
import { activeShortcuts } from '../../shared/keyboard/use-shortcuts';
import { Dialog } from '../../shared/layout/dialog';

interface ShortcutsDialogProps {
  isOpen: boolean;
  areSingleKeysOn: boolean;
  onClose: () => void;
}

/** Lists the shortcuts of the present screen. */
export function ShortcutsDialog({ isOpen, areSingleKeysOn, onClose }: ShortcutsDialogProps) {
  const { t } = useTranslation('app');
  const shortcuts = useStore(activeShortcuts);
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('shortcutsTitle')} size="sm">
      <Stack gap="sm">
        {!areSingleKeysOn && <Alert color="blue">{t('shortcutsOff')}</Alert>}
        {shortcuts.map(({ key, withControl, text }) => (
          <Group key={`${key} ${text}`} justify="space-between" wrap="nowrap">
            <Text size="sm">{text}</Text>
            <span>
              {withControl && (
                <>
                  <Kbd>Ctrl</Kbd> +{' '}
                </>
              )}
              <Kbd>{withControl ? key.toUpperCase() : key}</Kbd>
            </span>
          </Group>
        ))}
      </Stack>
    </Dialog>
  );
}
