import { Title } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PartLinks } from './part-links';

/** The frame of all parts of the administration. */
export function AdministrationPage() {
  const { t } = useTranslation('administration');
  return (
    <>
      <Title order={1} size="h2" mb="xs">
        {t('words.administration')}
      </Title>
      <PartLinks />
      <Outlet />
    </>
  );
}
