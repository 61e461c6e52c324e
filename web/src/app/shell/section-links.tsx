import { Button, Group } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './app-shell.module.css';
import { useSections } from './use-sections';

/** The way from a screen to the others of its section. Pages of single records have none, and leads have their own. */
export function SectionLinks() {
  const { t } = useTranslation('app');
  const { pathname } = useLocation();
  const isOpen = (to: string) => pathname === to || (to === '/administration' && pathname.startsWith(to));
  const section = useSections().find(
    (one) => !('pagePreference' in one) && one.pages.length > 1 && one.pages.some(({ to }) => isOpen(to)),
  );
  if (!section) return null;
  return (
    <Group component="nav" gap={4} mb={4} className={classes['frame']} aria-label={t(section.text)}>
      {section.pages.map((page) => (
        <Button
          key={page.to}
          renderRoot={(props) => <Link {...props} to={page.to} activeProps={{}} />}
          size="compact-sm"
          variant={isOpen(page.to) ? 'light' : 'subtle'}
          color={isOpen(page.to) ? undefined : 'gray'}
          aria-current={isOpen(page.to) ? 'page' : undefined}
        >
          {t(page.text)}
        </Button>
      ))}
    </Group>
  );
}
