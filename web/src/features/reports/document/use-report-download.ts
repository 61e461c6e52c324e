import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { api } from '../../../shared/api/api.client';
import { buildReportUrl } from '../reports.api';

/** The addresses of the files that are being made. */
const underWay = new Set<string>();

/**
 * Returns a function that downloads a file of a report, says that it is being made, and says so when it fails. A file
 * that is requested again while it is being made is downloaded once.
 */
export function useReportDownload(): (name: string, query: Readonly<Record<string, string>>, title: string) => void {
  const { t } = useTranslation('reports');
  return (name, query, title) => {
    const id = buildReportUrl(name, query);
    if (underWay.has(id)) return;
    underWay.add(id);
    notifications.show({ id, message: t('making', { file: title }), loading: true, autoClose: false });
    fetchFile(name, query)
      .then(saveFile)
      .then(
        () => notifications.hide(id),
        (error: Error) =>
          notifications.update({
            id,
            title: t('notMade', { file: title }),
            message: error.message,
            color: 'red',
            loading: false,
            autoClose: true,
          }),
      )
      .finally(() => underWay.delete(id));
  };
}

async function fetchFile(name: string, query: Readonly<Record<string, string>>): Promise<File> {
  const path = `/api/v1/reports/${name}` as '/api/v1/reports/pipeline-summary';
  const { data, response } = await api.GET(path, { params: { query }, parseAs: 'blob' });
  const disposition = response.headers.get('Content-Disposition') ?? '';
  const fileName = /filename="(?<name>[^"]+)"/.exec(disposition)?.groups?.['name'] ?? name;
  return new File([data as unknown as Blob], fileName);
}

/** Saves a file as a link to it would. */
function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: file.name });
  link.click();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
