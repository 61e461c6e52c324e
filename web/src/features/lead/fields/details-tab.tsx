import { FieldGroupCard } from './field-group-card';

/** The facts about the project, the investment, the decision and the announcement. */
export function DetailsTab() {
  return (
    <>
      <FieldGroupCard group="project" />
      <FieldGroupCard group="investment" />
      <FieldGroupCard group="decision" />
      <FieldGroupCard group="announcement" />
    </>
  );
}
