import { Button, Menu } from '@mantine/core';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useTranslation } from 'react-i18next';
import { listPostponements } from './my-day.rules';
import { useDayFormat } from './use-day-format';

interface PostponeMenuProps {
  title: string;
  today: string;
  onPostpone: (day: string) => void;
  onChooseDay: () => void;
}

/** Offers the days to which a task can be postponed. */
export function PostponeMenu({ title, today, onPostpone, onChooseDay }: PostponeMenuProps) {
  const { t } = useTranslation('my-day');
  const format = useDayFormat();
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          rightSection={<ChevronDown size={14} aria-hidden />}
          aria-label={t('postponeTask', { title })}
        >
          {t('postpone')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {listPostponements(today).map(({ text, day }) => (
          <Menu.Item key={text} onClick={() => onPostpone(day)}>
            {t(text, { day: format.weekday(day) })}
          </Menu.Item>
        ))}
        <Menu.Item onClick={onChooseDay}>{t('otherDay')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
