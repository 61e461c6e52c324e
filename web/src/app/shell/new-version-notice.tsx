import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { watchDeployments } from './deployment.handler';

/** Tells the user that a new version is there, and lets him choose when to load it. */
export function NewVersionNotice() {
  const { t } = useTranslation('shared');
  useEffect(() => {
    watchDeployments(() =>
      notifications.show({
        autoClose: false,
        message: (
          <Group justify="space-between">
            {t('newVersion')}
            <Button size="xs" onClick={() => window.location.reload()}>
              {t('reload')}
            </Button>
          </Group>
        ),
      }),
    );
  }, [t]);
  return null;
}
