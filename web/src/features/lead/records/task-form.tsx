import { Button, Card, Group, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { useLeadEditor } from '../use-lead-editor';
import { useCreateTask } from './lead-additions.api';

/** Creates a task about the lead for the user. */
export function TaskForm() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const create = useCreateTask();
  return (
    <Card withBorder p="sm">
      <Title order={2} size="h6" id="new-task" mb="xs">
        {t('tasks.new')}
      </Title>
      <RecordForm
        draft={useFormDraft(null, { title: '', dueOn: '' })}
        mutation={create}
        labelledBy="new-task"
        hasFoot={false}
        onSubmit={({ title, dueOn }, finish) =>
          create.mutate({ leadId: lead.id, title: title.trim(), ...(dueOn && { dueOn }) }, { onSuccess: finish })
        }
      >
        {({ field, isPending }) => (
          <Group gap="xs" align="flex-start">
            <PlainInput {...field('title')} kind="text" label={t('tasks.title')} flex="1 1 200px" />
            <PlainInput {...field('dueOn')} kind="day" label={t('tasks.dueOn')} w={150} />
            <Button type="submit" mt={25} loading={isPending}>
              {t('words.add')}
            </Button>
          </Group>
        )}
      </RecordForm>
    </Card>
  );
}
