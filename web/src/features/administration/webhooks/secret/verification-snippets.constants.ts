/**
 * Programs of a receiver that accept a request only if Locate CRM has signed it, by the name of their language. The
 * libraries are those of Standard Webhooks, and fail when the signature is wrong or older than five minutes.
 */
export const VERIFICATION_SNIPPETS = {
  Node: `// npm install standardwebhooks
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.LOCATE_WEBHOOK_SECRET);

// body: the text of the request as it was received, before anything parses it
export function readEvent(headers, body) {
  return webhook.verify(body, headers);
}
`,
  Python: `# pip install standardwebhooks
import os

from standardwebhooks.webhooks import Webhook

webhook = Webhook(os.environ["LOCATE_WEBHOOK_SECRET"])


# body: the bytes of the request as they were received, before anything parses them
def read_event(headers, body):
    return webhook.verify(body, headers)
`,
} as const;
