import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNearDay } from '../days/use-near-day';
import { listPostponements } from './task-groups.rules';

interface PostponeItemsProps {
  today: string;
  onPostpone: (day: string) => void;
  onChooseDay: () => void;
}

/** The entries of a menu with the days to which a task can be postponed. */
export function PostponeItems({ today, onPostpone, onChooseDay }: PostponeItemsProps) {
  const { t } = useTranslation('tasks');
  const format = useNearDay();
  return (
    <>
      {listPostponements(today).map(({ text, day }) => (
        <Menu.Item key={text} onClick={() => onPostpone(day)}>
          {t(text, { day: format.weekday(day) })}
        </Menu.Item>
      ))}
      <Menu.Item onClick={onChooseDay}>{t('otherDay')}</Menu.Item>
    </>
  );
}

/** Offers the days to which tasks can be postponed. The button is the child. */
export function PostponeMenu({ children, ...items }: PostponeItemsProps & { children: ReactNode }) {
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <PostponeItems {...items} />
      </Menu.Dropdown>
    </Menu>
  );
}
