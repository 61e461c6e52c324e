import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { api } from './api.client';

/** The addresses of the files that are being made. */
const underWay = new Set<string>();

/**
 * Returns a function that downloads a file which takes the server some time, says that it is being made, and says so when
 * it fails. A file that is requested again while it is being made is downloaded once.
 */
export function useFileDownload(): (url: string, title: string) => void {
  const { t } = useTranslation('shared');
  return (url, title) => {
    if (underWay.has(url)) return;
    underWay.add(url);
    notifications.show({ id: url, message: t('making', { file: title }), loading: true, autoClose: false });
    fetchFile(url)
      .then(saveFile)
      .then(
        () => notifications.hide(url),
        (error: Error) =>
          notifications.update({
            id: url,
            title: t('notMade', { file: title }),
            message: error.message,
            color: 'red',
            loading: false,
            autoClose: true,
          }),
      )
      .finally(() => underWay.delete(url));
  };
}

async function fetchFile(url: string): Promise<File> {
  const { data, response } = await api.GET(url as '/api/v1/reports/pipeline-summary', { parseAs: 'blob' });
  const disposition = response.headers.get('Content-Disposition') ?? '';
  const fileName = /filename="(?<name>[^"]+)"/.exec(disposition)?.groups?.['name'] ?? 'file';
  return new File([data as unknown as Blob], fileName);
}

/** Saves a file as a link to it would. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: file.name });
  link.click();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
