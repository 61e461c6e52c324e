import { Button } from '@mantine/core';
import ListFilter from 'lucide-react/icons/list-filter';
import { useTranslation } from 'react-i18next';

/** Shows and hides the filters of a list on a screen that is too narrow for both. */
export function FiltersButton({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation('shared');
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<ListFilter size={14} aria-hidden />}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      {t('words.filters')}
    </Button>
  );
}
