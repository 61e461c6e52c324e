import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import SearchIcon from 'lucide-react/icons/search';
import UserPlus from 'lucide-react/icons/user-plus';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../../../shared/keyboard/shortcuts.rules';
import { Dialog } from '../../../shared/layout/dialog';
import { EmptyState } from '../../../shared/layout/empty-state';
import { useCan } from '../../../shared/session/use-session';
import { RecordCards } from '../../../shared/tables/record-cards';
import { RegisterForm } from '../registrations/register-form';
import type { Registration } from '../registrations/registrations.api';
import type { SeminarView } from '../seminar.api';
import { findSeminarState, listNextStatuses } from '../seminar-state.rules';
import { useCheckInQueue } from './use-check-in-queue';
import { VisitorCard } from './visitor-card';
import { countVisitors, findVisitors, VISITOR_GROUPS, type VisitorGroup } from './visitors.rules';

interface VisitorListProps {
  seminar: SeminarView;
  visitors: readonly Registration[];
}

const loadNothing = () => undefined;

/** The people at the entrance: type a part of the name or the company, and check in. */
export function VisitorList({ seminar, visitors }: VisitorListProps) {
  const { t } = useTranslation('seminar');
  const canWrite = useCan('activities:write');
  const { add, pending } = useCheckInQueue();
  const [typed, setTyped] = useState('');
  const [group, setGroup] = useState<VisitorGroup>('all');
  const [isWalkIn, { open, close }] = useDisclosure();
  const input = useRef<HTMLInputElement>(null);
  const found = useMemo(() => findVisitors(visitors, typed, group), [visitors, typed, group]);
  const counts = countVisitors(visitors);
  const { canWalkIn } = findSeminarState(seminar);
  const isOnTheWay = (visitor: Registration) => pending.some(({ key }) => key === visitor.id);
  const checkIn = (visitor: Registration) => {
    add({ key: visitor.id, name: visitor.fullName, body: { registrationId: visitor.id } });
    // The next name replaces the one that was typed.
    input.current?.focus();
    input.current?.select();
  };
  const checkInOnly = () => {
    // People who are in already count too. A second Enter would otherwise check in the next person of the same name.
    const [only, ...others] = typed.trim() === '' ? [] : findVisitors(visitors, typed, 'all');
    const isPossible = only && listNextStatuses(only.status, seminar).includes('attended');
    if (canWrite && isPossible && others.length === 0) checkIn(only);
  };
  const groupTexts: Record<VisitorGroup, string> = {
    all: t('words.everybody'),
    expected: t('checkIn.groups.expected', { count: counts.expected }),
    present: t('checkIn.groups.present', { count: counts.present }),
  };
  return (
    <Stack gap="sm">
      <TextInput
        ref={input}
        type="search"
        size="md"
        aria-label={t('checkIn.search')}
        placeholder={t('checkIn.search')}
        description={canWrite ? t('checkIn.searchHint') : null}
        inputWrapperOrder={['input', 'description']}
        leftSection={<SearchIcon size={18} aria-hidden />}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event.nativeEvent)) checkInOnly();
        }}
      />
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('words.show')}
        value={group}
        onChange={(value) => setGroup(value)}
        data={VISITOR_GROUPS.map((value) => ({ value, label: groupTexts[value] }))}
      />
      {canWrite && canWalkIn && (
        <Group>
          <Button variant="light" size="sm" leftSection={<UserPlus size={16} aria-hidden />} onClick={open}>
            {t('checkIn.walkIn')}
          </Button>
        </Group>
      )}
      {found.length === 0 ? (
        <EmptyState
          title={t(typed.trim() === '' ? 'checkIn.nobody' : 'checkIn.notFound')}
          hint={t(canWrite && canWalkIn ? 'checkIn.notFoundHint' : 'checkIn.nobodyHint')}
        />
      ) : (
        <RecordCards
          label={t('checkIn.visitors')}
          rows={found}
          renderCard={(visitor) => (
            <VisitorCard
              seminar={seminar}
              visitor={visitor}
              isOnTheWay={isOnTheWay(visitor)}
              onCheckIn={() => checkIn(visitor)}
            />
          )}
          onEndNear={loadNothing}
          foot={null}
        />
      )}
      <Dialog opened={isWalkIn} onClose={close} title={t('checkIn.walkIn')}>
        {isWalkIn && (
          <RegisterForm seminar={seminar} mode="walkIn" name={found.length === 0 ? typed.trim() : ''} onDone={close} />
        )}
      </Dialog>
    </Stack>
  );
}
