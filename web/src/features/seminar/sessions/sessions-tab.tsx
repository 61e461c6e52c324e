import { useTranslation } from 'react-i18next';
import { PartList } from '../../../records/parts/part-list';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import { useCan } from '../../../shared/session/use-session';
import type { SeminarView } from '../seminar.api';
import { SessionForm } from './session-form';
import { SessionItem } from './session-item';
import { sessionApi } from './sessions.api';

/** The programme of the seminar: its sessions in order. */
export function SessionsTab() {
  const { t } = useTranslation('seminar');
  const { record: seminar, canEdit } = useRecordEditor<SeminarView>();
  return (
    <PartList
      api={sessionApi}
      id={seminar.id}
      canAdd={canEdit}
      canExport={useCan('activities:export')}
      texts={t('session.list', { returnObjects: true })}
      renderPart={(session, onEdit) => <SessionItem key={session.id} session={session} onEdit={onEdit} />}
      renderForm={(session, onDone, sessions) => (
        <SessionForm seminar={seminar} session={session} sessions={sessions} onDone={onDone} />
      )}
    />
  );
}
