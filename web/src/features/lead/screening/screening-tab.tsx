import { FieldGroupCard } from '../fields/field-group-card';
import { ScreeningTriage } from './screening-triage';

/** The Belgian screening of foreign direct investment: its state, and a suggestion whether to file. */
export function ScreeningTab() {
  return (
    <>
      <FieldGroupCard group="screening" />
      <ScreeningTriage />
    </>
  );
}
