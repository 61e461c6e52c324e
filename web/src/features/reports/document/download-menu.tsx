import { Button, Menu } from '@mantine/core';
import Download from 'lucide-react/icons/download';
import { useTranslation } from 'react-i18next';
import { useFileDownload } from '../../../shared/api/use-file-download';
import { LANGUAGES } from '../../../shared/i18n/languages.constants';
import { useLabels } from '../../../shared/labels/use-labels';
import { buildFileQuery } from '../parameters/report-search.rules';
import { buildReportUrl } from '../reports.api';
import type { ReportDefinition, ReportHeader } from './report-document.rules';

/** The formats in the order in which people need them. */
const FORMATS = ['pdf', 'xlsx', 'csv', 'svg', 'json'] as const;

/** The names of the languages in themselves. */
const LANGUAGE_NAMES = { en: 'English', nl: 'Nederlands' } as const;

/** Downloads what the screen shows, in every format and language. A link can also be copied or opened in a new tab. */
export function DownloadMenu({ definition, header }: { definition: ReportDefinition; header: ReportHeader }) {
  const { t, i18n } = useTranslation('reports');
  const label = useLabels();
  const download = useFileDownload();
  const languages = LANGUAGES.toSorted((a, b) => Number(b === i18n.language) - Number(a === i18n.language));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<Download size={14} aria-hidden />}>
          {t('words.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.flatMap((lang) => [
          <Menu.Label key={lang} lang={lang}>
            {LANGUAGE_NAMES[lang]}
          </Menu.Label>,
          ...FORMATS.map((format) => {
            const url = buildReportUrl(definition.name, buildFileQuery(definition, header, { format, lang }));
            const title = t('downloadAs', { format: label('reportFormat', format), language: LANGUAGE_NAMES[lang] });
            return (
              <Menu.Item
                key={`${lang} ${format}`}
                component="a"
                href={url}
                download
                aria-label={title}
                onClick={(event) => {
                  event.preventDefault();
                  download(url, title);
                }}
              >
                {label('reportFormat', format)}
              </Menu.Item>
            );
          }),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
