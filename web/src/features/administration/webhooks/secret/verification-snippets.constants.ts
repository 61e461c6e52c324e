/**
 * Programs of a receiver that accept a request only if Locate CRM has signed it, by the name of their language. They fail
 * when the signature is wrong or older than five minutes. That for Python needs nothing but Python.
 */
export const VERIFICATION_SNIPPETS = {
  Node: `// npm install standardwebhooks
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.LOCATE_WEBHOOK_SECRET);

// headers: with names in lower case
// body: the text of the request as it was received, before anything parses it
export function readEvent(headers, body) {
  return webhook.verify(body, headers);
}
`,
  Python: `import base64, hashlib, hmac, json, os, time

SECRET = base64.b64decode(os.environ["LOCATE_WEBHOOK_SECRET"].removeprefix("whsec_"))


# headers: with names in lower case
# body: the bytes of the request as they were received, before anything parses them
def read_event(headers, body):
    timestamp = headers["webhook-timestamp"]
    if abs(time.time() - int(timestamp)) > 300:
        raise ValueError("The request is too old.")
    signed = f"{headers['webhook-id']}.{timestamp}.".encode() + body
    digest = hmac.new(SECRET, signed, hashlib.sha256).digest()
    expected = b"v1," + base64.b64encode(digest)
    # There are two signatures while the receiver changes over to a new secret.
    if not any(hmac.compare_digest(expected, one.encode()) for one in headers["webhook-signature"].split()):
        raise ValueError("The signature is wrong.")
    return json.loads(body)
`,
} as const;
