import { Button, Menu } from '@mantine/core';
import Download from 'lucide-react/icons/download';
import { useTranslation } from 'react-i18next';
import { buildExportUrl, type LeadSearch } from './lead-search.rules';

/** Exports all leads that match the filters, in the order of the list. The server sends them while it reads them. */
export function ExportMenu({ search }: { search: LeadSearch }) {
  const { t } = useTranslation('leads');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<Download size={14} aria-hidden />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('exportHint')}</Menu.Label>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item key={format} component="a" href={buildExportUrl(search, format)} download>
            {t(`exportAs.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
