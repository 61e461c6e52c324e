import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { PageTitle } from '../../shared/layout/page-title';
import { useUser } from '../../shared/session/use-session';
import classes from './administration.module.css';

/** The parts of the administration, each with the rights of which it needs one. */
const PARTS = [
  { to: '/administration/users', text: 'users', rights: ['users:read'] },
  { to: '/administration/roles', text: 'roles', rights: ['users:read'] },
  { to: '/administration/api-keys', text: 'apiKeys', rights: ['api_keys:read'] },
  { to: '/administration/webhooks', text: 'webhooks', rights: ['webhooks:read'] },
  { to: '/administration/mail', text: 'mail', rights: ['operations:read', 'mail_templates:read'] },
  { to: '/administration/privacy', text: 'privacy', rights: ['privacy:read'] },
  { to: '/administration/audit', text: 'audit', rights: ['audit:read'] },
  { to: '/administration/jobs', text: 'jobs', rights: ['operations:read'] },
  { to: '/administration/settings', text: 'settings', rights: ['operations:read'] },
] as const;

/** The parts of the administration that the user may open. They are links, so that each part has an address. */
function PartLinks() {
  const { t } = useTranslation('administration');
  const { permissions } = useUser();
  const { pathname } = useLocation();
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the list is wider than the screen, and the link of the open part may be out of sight.
    const link = list.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (link && list.current) list.current.scrollTo({ left: link.offsetLeft - list.current.clientWidth / 2 });
  }, [pathname]);
  return (
    <nav ref={list} className={classes['list']} aria-label={t('parts.label')}>
      {PARTS.filter(({ rights }) => rights.some((right) => permissions.includes(right))).map(({ to, text }) => (
        <Link
          key={to}
          to={to}
          className={classes['link']}
          aria-current={pathname.startsWith(to) ? 'page' : undefined}
          activeProps={{}}
        >
          {t(listTextKeys('parts', text))}
        </Link>
      ))}
    </nav>
  );
}

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
