import { Checkbox, Kbd, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../shared/keyboard/use-shortcuts';
import { preferencesQuery } from '../../shared/session/preferences.api';
import { listLessons, type Registration } from './proposals.rules';

interface LessonsProps {
  registration: Registration;
  isRemembered: boolean;
  onChange: (isRemembered: boolean) => void;
  /** Whether a company may be chosen that does not resemble what was typed. */
  canBeAnotherName: boolean;
  isAnotherName: boolean;
  onChangeName: (isAnotherName: boolean) => void;
}

const KEY = 'r';

/** The lessons of a decision before it is made. */
export function Lessons(props: LessonsProps) {
  const { registration, isRemembered, onChange, canBeAnotherName, isAnotherName, onChangeName } = props;
  const { t } = useTranslation('review');
  const { data: preferences } = useQuery(preferencesQuery);
  const lessons = listLessons(registration);
  useShortcut(lessons.length === 0 ? null : { key: KEY, text: t('remember'), run: () => onChange(!isRemembered) });
  if (lessons.length === 0) return null;
  return (
    <div>
      <Checkbox
        label={
          <>
            {t('remember')} {preferences?.singleKeyShortcuts && <Kbd aria-hidden>{KEY}</Kbd>}
          </>
        }
        checked={isRemembered}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {isRemembered ? (
        <>
          <List size="sm" mt={4} c="dimmed">
            {lessons.map(({ kind, key }) => (
              <List.Item key={kind} style={{ overflowWrap: 'anywhere' }}>
                {t(`lesson.${kind}`, { key })}
              </List.Item>
            ))}
          </List>
          {canBeAnotherName && (
            <Checkbox
              mt={4}
              label={t('lesson.anotherName', { key: registration.companyName ?? '' })}
              checked={isAnotherName}
              onChange={({ currentTarget }) => onChangeName(currentTarget.checked)}
            />
          )}
        </>
      ) : (
        <Text size="sm" c="dimmed" mt={4}>
          {t('lesson.none')}
        </Text>
      )}
    </div>
  );
}
