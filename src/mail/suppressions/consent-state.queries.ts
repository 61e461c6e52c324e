/**
 * Builds the expression of the latest statement of a contact on the purpose of a mail, as a `ConsentState`. Only a consent is
 * an opt-in to marketing, as for `may_be_mailed`. Served by consent_contact_id_idx.
 */
export function buildConsentState(contactId: string, purpose: string): string {
  return `(SELECT CASE WHEN NOT n.granted THEN 'refused'
      WHEN n.purpose <> 'marketing' OR n.lawful_basis = 'consent' THEN 'granted' END
    FROM consent n WHERE n.contact_id = ${contactId} AND n.purpose = ${purpose} ORDER BY n.occurred_at DESC, n.id DESC LIMIT 1)`;
}
