import { Alert, Button, Card, Group, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateTask } from './lead-additions.api';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useLeadEditor } from '../use-lead-editor';

/** Creates a task about the lead for the user. */
export function TaskForm() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const { mutate, isPending, error } = useCreateTask();
  const { form, general, findDetail } = useFormProblem(error, ['/title', '/dueOn']);
  const [title, setTitle] = useState('');
  const [dueOn, setDueOn] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { leadId: lead.id, title: title.trim(), ...(dueOn && { dueOn }) };
    mutate(body, {
      onSuccess: () => {
        setTitle('');
        setDueOn('');
      },
    });
  };
  return (
    <Card withBorder p="sm" component="form" ref={form} onSubmit={submit} noValidate aria-labelledby="new-task">
      <Title order={2} size="h6" id="new-task" mb="xs">
        {t('tasks.new')}
      </Title>
      {general && (
        <Alert color="red" role="alert" mb="xs">
          {general}
        </Alert>
      )}
      <Group gap="xs" align="flex-start">
        <TextInput
          flex="1 1 200px"
          label={t('tasks.title')}
          value={title}
          error={findDetail('/title')}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <TextInput
          w={150}
          type="date"
          label={t('tasks.dueOn')}
          value={dueOn}
          error={findDetail('/dueOn')}
          onChange={({ currentTarget }) => setDueOn(currentTarget.value)}
        />
        <Button type="submit" mt={25} loading={isPending}>
          {t('tasks.submit')}
        </Button>
      </Group>
    </Card>
  );
}
