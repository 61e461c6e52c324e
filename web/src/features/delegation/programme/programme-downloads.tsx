import { Button, Menu } from '@mantine/core';
import Download from 'lucide-react/icons/download';
import { useTranslation } from 'react-i18next';

const PRINT_LANGUAGES = ['en', 'nl', 'zh'] as const;

/** Downloads the programme as a PDF for printing, or as a calendar. */
export function ProgrammeDownloads({ delegationId }: { delegationId: string }) {
  const { t } = useTranslation('delegation');
  const path = `/api/v1/delegations/${delegationId}/programme`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<Download size={14} aria-hidden />}>
          {t('words.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {PRINT_LANGUAGES.map((lang) => (
          <Menu.Item key={lang} component="a" href={`${path}.pdf?lang=${lang}`} download>
            {t(`programme.pdf.${lang}`)}
          </Menu.Item>
        ))}
        <Menu.Item component="a" href={`${path}.ics`} download={t('programme.icsName')}>
          {t('programme.ics')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
