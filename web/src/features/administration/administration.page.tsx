import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PartLinks } from './part-links';
import { PageTitle } from '../../shared/layout/page-title';

/** The frame of all parts of the administration. */
export function AdministrationPage() {
  const { t } = useTranslation('administration');
  return (
    <>
      <PageTitle mb="xs">{t('words.administration')}</PageTitle>
      <PartLinks />
      <Outlet />
    </>
  );
}
