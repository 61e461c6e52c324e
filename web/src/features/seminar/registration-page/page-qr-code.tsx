import { Button, Group } from '@mantine/core';
import Download from 'lucide-react/icons/download';
import { create } from 'qrcode';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../../shared/api/use-file-download';
import { buildQrSvg } from './qr-svg.rules';

/** The address as a QR code, for posters and invitations on paper. */
export function PageQrCode({ url, name }: { url: string; name: string }) {
  const { t } = useTranslation('registration-page');
  const { modules } = create(url, { errorCorrectionLevel: 'M' });
  const svg = buildQrSvg(modules.size, modules.data);
  return (
    <Group gap="md" align="center">
      <svg
        role="img"
        aria-label={t('qrCode')}
        width={120}
        height={120}
        viewBox={svg.viewBox}
        style={{ background: 'white', borderRadius: 4 }}
      >
        <path fill="black" d={svg.path} />
      </svg>
      <Button
        variant="default"
        size="xs"
        leftSection={<Download size={14} aria-hidden />}
        onClick={() => saveFile(new File([svg.text], `${name}.svg`, { type: 'image/svg+xml' }))}
      >
        {t('qrDownload')}
      </Button>
    </Group>
  );
}
