import { Button, Group, Paper, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import PencilLine from 'lucide-react/icons/pencil-line';
import { useTranslation } from 'react-i18next';
import { BulkDialog } from './bulk-dialog';
import type { ListSearch } from '../../../shared/tables/list-search.rules';
import { type Lead, leadCountQuery, MAX_BULK_LEADS } from '../leads.api';
import type { Selection } from './use-selection';

interface SelectionBarProps {
  selection: Selection;
  leads: readonly Lead[];
  search: ListSearch;
  /** Whether further leads match the filters. */
  hasMore: boolean;
  /** Selects all leads that match the filters, also those that are not loaded yet. */
  onSelectAll: () => void;
}

/** The number of selected leads, and the actions for them. */
export function SelectionBar({ selection, leads, search, hasMore, onSelectAll }: SelectionBarProps) {
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
                {t('words.changeMenu')}
              </Button>
            )}
            {hasMore && ids.length === leads.length && <SelectAll search={search} onSelectAll={onSelectAll} />}
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

/** Offers to select every lead of the filter once all loaded ones are selected, unless these are too many to change. */
function SelectAll({ search, onSelectAll }: Pick<SelectionBarProps, 'search' | 'onSelectAll'>) {
  const { t } = useTranslation('leads');
  const { data: count } = useQuery(leadCountQuery(search));
  if (count === undefined) return null;
  if (count > MAX_BULK_LEADS) return <Text size="sm">{t('bulk.tooManyMatch', { count, max: MAX_BULK_LEADS })}</Text>;
  return (
    <Button size="xs" variant="default" onClick={onSelectAll}>
      {t('bulk.selectAll', { count })}
    </Button>
  );
}
