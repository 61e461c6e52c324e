import { Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { myDayQuery } from '../../features/my-day/my-day.api';

/** The number of what waits for the user behind an entry of the navigation, once the day of the user has been read. */
export function SectionCount({ section }: { section: string }) {
  const { t } = useTranslation('app');
  // Only the page of the day asks for it, so that the navigation costs no request until what it shows is out of date.
  const { data } = useQuery({ ...myDayQuery, enabled: false });
  useQuery({ ...myDayQuery, enabled: data !== undefined, staleTime: Infinity });
  if (!data) return null;
  const { tasks, day, registrationsToReview, mailsToReview } = data;
  const due = tasks.items.filter(({ dueOn }) => dueOn !== null && dueOn <= day).length;
  // Only the first tasks are read, the most urgent before the others.
  const isCut = due === tasks.items.length && due < tasks.total;
  const toReview = (registrationsToReview ?? 0) + (mailsToReview ?? 0);
  const count = { 'words.tasks': due, 'words.review': toReview }[section] ?? 0;
  if (count === 0) return null;
  const number = section === 'words.tasks' && isCut ? `${count}+` : String(count);
  return (
    <Text span fz={12} c="dimmed">
      <span aria-hidden>{number}</span>
      <VisuallyHidden>{t(section === 'words.tasks' ? 'tasksDue' : 'toReview', { count, number })}</VisuallyHidden>
    </Text>
  );
}
