import { Button, Group } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { convertToBoardSearch, convertToListSearch } from '../../features/pipeline/board-filters.rules';
import { findToday } from '../../shared/format/format.rules';
import classes from './app-shell.module.css';
import { useSections } from './use-sections';

/** The way from a screen to the others of its section. Pages of single records have none. */
export function SectionLinks() {
  const { t } = useTranslation('app');
  const { pathname, search } = useLocation();
  const isOpen = (to: string) => pathname === to || (to === '/administration' && pathname.startsWith(to));
  const section = useSections().find(({ pages }) => pages.length > 1 && pages.some(({ to }) => isOpen(to)));
  if (!section) return null;
  return (
    <Group component="nav" gap={4} mb={4} className={classes['frame']} aria-label={t(section.text)}>
      {section.pages.map((page) => (
        <Button
          key={page.to}
          renderRoot={(props) => (
            <Link {...props} to={page.to} search={convertSearch(pathname, page.to, search)} activeProps={{}} />
          )}
          size="compact-sm"
          variant={isOpen(page.to) ? 'light' : 'subtle'}
          color={isOpen(page.to) ? undefined : 'gray'}
          aria-current={isOpen(page.to) ? 'page' : undefined}
        >
          {t('switchText' in page ? page.switchText : page.text)}
        </Button>
      ))}
    </Group>
  );
}

/** Keeps the filters of leads between the board and the table. Other screens begin without any. */
function convertSearch(from: string, to: string, search: Record<string, unknown>): object {
  if (from === '/pipeline' && to === '/leads') return convertToListSearch(search, findToday());
  if (from === '/leads' && to === '/pipeline') return convertToBoardSearch(search);
  return {};
}
