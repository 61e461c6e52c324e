import { Button, CloseButton, Group, NativeSelect, Text } from '@mantine/core';
import Flashlight from 'lucide-react/icons/flashlight';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../check-in.module.css';
import { useDevice } from '../use-device';
import { useCamera } from './use-camera';

/** The picture of the camera, which reads QR codes as long as it is open. */
export function CameraPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('check-in');
  const device = useDevice();
  const video = useRef<HTMLVideoElement>(null);
  const [cameraId, setCameraId] = useState<string | null>(null);
  const { status, cameras, torch, toggleTorch } = useCamera(video, cameraId, (text) => void device.scan(text));
  const text = { starting: t('camera.starting'), running: t('camera.hint') }[status as 'starting'] as
    string | undefined;
  return (
    <section aria-label={t('camera.label')}>
      <video ref={video} className={classes['video']} playsInline muted aria-label={t('camera.label')} />
      <Group justify="space-between" gap="xs" mt={4} wrap="nowrap">
        <Text size="sm" role="status" {...(!text && { c: 'red', fw: 600 })}>
          {text ?? t(`camera.${status as 'denied'}`)}
        </Text>
        <CloseButton aria-label={t('camera.close')} onClick={onClose} />
      </Group>
      <Group gap="xs">
        {torch !== 'absent' && (
          <Button
            variant={torch === 'on' ? 'filled' : 'default'}
            aria-pressed={torch === 'on'}
            leftSection={<Flashlight size={18} aria-hidden />}
            onClick={toggleTorch}
          >
            {t('camera.torch')}
          </Button>
        )}
        {cameras.length > 1 && (
          <NativeSelect
            aria-label={t('camera.choose')}
            value={cameraId ?? ''}
            onChange={({ currentTarget }) => setCameraId(currentTarget.value || null)}
            data={cameras.map(({ id, name }, index) => ({
              value: id,
              label: name || t('camera.unnamed', { number: index + 1 }),
            }))}
          />
        )}
      </Group>
    </section>
  );
}
