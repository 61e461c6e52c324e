import { Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { CompanyForm } from '../../records/companies/company-form';
import { startCompany } from '../../records/companies/company-values.rules';
import { ContactForm } from '../../records/contacts/contact-form';
import { startContact } from '../../records/contacts/contact-values.rules';
import type { AnsweredTask } from '../../records/interactions/log-interaction.store';
import type { CreatableKind, RecordReference } from '../../records/search/record-reference.rules';
import { type FormDraft, nestDraft } from '../../shared/forms/use-form-draft';
import type { InteractionDraft } from './interaction-draft.rules';
import { LoggedMessage } from './logged-message';
import { LogInteractionForm } from './log-interaction-form';

interface LogInteractionStepsProps {
  draft: FormDraft<InteractionDraft>;
  /** The task that the interaction may answer. */
  task: AnsweredTask | undefined;
  onClose: () => void;
}

/** The form of the interaction, and the forms that create a contact or a company on the way. */
export function LogInteractionSteps({ draft, task, onClose }: LogInteractionStepsProps) {
  const { t } = useTranslation(['interactions', 'tasks']);
  const { values, change, discard } = draft;
  const create = (kind: CreatableKind, name: string) => {
    if (kind === 'contact') change({ step: 'contact', contact: startContact(name) });
    else change({ step: 'company', company: startCompany(name), companyFor: 'interaction' });
  };
  const finishCompany = (company: RecordReference) => {
    if (values.companyFor === 'contact') change({ step: 'contact', contact: { ...values.contact, company } });
    else change({ step: 'interaction', subject: company });
  };
  const finish = (logged: InteractionDraft) => {
    const completed = logged.completesTask ? task : undefined;
    notifications.show({ message: <LoggedMessage draft={logged} completed={completed} />, color: 'green' });
    discard();
    onClose();
  };
  return (
    <Stack>
      {values.step === 'interaction' && (
        <LogInteractionForm draft={draft} task={task} onCreate={create} onClose={onClose} onDone={finish} />
      )}
      {values.step === 'contact' && (
        <>
          <Title order={3} size="h5">
            {t('createContact')}
          </Title>
          <ContactForm
            draft={nestDraft(values.contact, (contact) => change({ contact }), draft)}
            onCreateCompany={(name) => change({ step: 'company', company: startCompany(name), companyFor: 'contact' })}
            onBack={() => change({ step: 'interaction' })}
            onDone={(subject) => change({ step: 'interaction', subject })}
          />
        </>
      )}
      {values.step === 'company' && (
        <>
          <Title order={3} size="h5">
            {t('words.createCompany')}
          </Title>
          <CompanyForm
            draft={nestDraft(values.company, (company) => change({ company }), draft)}
            onBack={() => change({ step: values.companyFor })}
            onDone={finishCompany}
          />
        </>
      )}
    </Stack>
  );
}
