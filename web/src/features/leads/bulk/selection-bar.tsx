import { Button, Group, Paper, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import PencilLine from 'lucide-react/icons/pencil-line';
import { useTranslation } from 'react-i18next';
import { BulkDialog } from './bulk-dialog';
import { MAX_BULK_LEADS } from './bulk.api';
import type { Lead } from '../leads.api';
import type { Selection } from './use-selection';

interface SelectionBarProps {
  selection: Selection;
  leads: readonly Lead[];
}

/** The number of selected leads, and the actions for them. */
export function SelectionBar({ selection, leads }: SelectionBarProps) {
  const { t } = useTranslation('leads');
  const [isOpen, { open, close }] = useDisclosure();
  const { ids, clear } = selection;
  const isTooMany = ids.length > MAX_BULK_LEADS;
  return (
    <div role="status">
      {ids.length > 0 && (
        <Paper withBorder px="sm" py={6}>
          <Group gap="sm">
            <Text size="sm" fw={600}>
              {t('bulk.selected', { count: ids.length })}
            </Text>
            {isTooMany ? (
              <Text size="sm">{t('bulk.tooMany', { max: MAX_BULK_LEADS })}</Text>
            ) : (
              <Button size="xs" leftSection={<PencilLine size={14} aria-hidden />} onClick={open}>
                {t('bulk.change')}
              </Button>
            )}
            <Button size="xs" variant="subtle" onClick={clear}>
              {t('bulk.clear')}
            </Button>
          </Group>
        </Paper>
      )}
      <BulkDialog
        isOpen={isOpen}
        ids={ids}
        leads={leads}
        onClose={close}
        onDone={() => {
          close();
          clear();
        }}
      />
    </div>
  );
}
