import { Button, Group } from '@mantine/core';
import { Link, Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import classes from './privacy.module.css';

const HOME = '/administration/privacy';

/** The parts of the protection of personal data, by the last part of their addresses. */
const PARTS = ['requests', 'people', 'due', 'notices', 'retention', 'erasures', 'register'] as const;

/** The frame of all that concerns the protection of personal data, with links to its parts. */
export function PrivacyPage() {
  const { t } = useTranslation('privacy');
  const { pathname } = useLocation();
  const list = useRef<HTMLDivElement>(null);
  const router = useRouter();
  useEffect(() => {
    // On a phone the list is wider than the screen, and the link of the open part may be out of sight.
    const show = () => {
      const [frame, link] = [list.current, list.current?.querySelector('[data-open]')];
      if (!frame || !link) return;
      const [outer, inner] = [frame.getBoundingClientRect(), link.getBoundingClientRect()];
      frame.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
    };
    show();
    // The router puts the list back to where it was before.
    return router.subscribe('onRendered', show);
  }, [router]);
  return (
    <>
      <Group component="nav" ref={list} gap={4} mt="sm" className={classes['links']} aria-label={t('parts.label')}>
        {PARTS.map((part) => {
          const to = part === 'requests' ? HOME : `${HOME}/${part}`;
          const isOpen = pathname === to;
          return (
            <Button
              key={part}
              renderRoot={(props) => <Link {...props} to={to} activeProps={{}} activeOptions={{ exact: true }} />}
              size="compact-sm"
              variant={isOpen ? 'light' : 'subtle'}
              color={isOpen ? undefined : 'gray'}
              aria-current={isOpen ? 'page' : undefined}
              data-open={isOpen || undefined}
            >
              {t(listTextKeys('parts', part))}
            </Button>
          );
        })}
      </Group>
      <Outlet />
    </>
  );
}
