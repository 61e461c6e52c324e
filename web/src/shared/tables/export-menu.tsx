import { Button, Menu } from '@mantine/core';
import Download from 'lucide-react/icons/download';
import { useTranslation } from 'react-i18next';
import { buildExportUrl, type ExportFormat, type ListDefinition, type ListSearch } from './list-search.rules';

interface ExportMenuProps {
  list: ListDefinition;
  search: ListSearch;
  formats: readonly ExportFormat[];
  /** Says which rows are in the file. */
  hint: string;
}

/** Exports all rows that match the filters, in the order of the list. The server sends them while it reads them. */
export function ExportMenu({ list, search, formats, hint }: ExportMenuProps) {
  const { t } = useTranslation('shared');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<Download size={14} aria-hidden />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{hint}</Menu.Label>
        {formats.map((format) => (
          <Menu.Item key={format} component="a" href={buildExportUrl(list, search, format)} download>
            {t(`exportAs.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
