/**
 * Sends the registrations of a Google Form to Locate CRM, signed. In the form: ⋮ → Apps Script, paste all of this, fill in
 * the two lines below, run setUp once and allow what it asks for.
 */
var ADDRESS = 'https://crm.example.org/intake/…/…'; // the url of the connection, shown when it was made
var SECRET = '…'; // the secret of the connection

/** Run this once. Google then calls onRegistration for every new response. */
function setUp() {
  ScriptApp.getProjectTriggers().forEach(function (trigger) {
    if (trigger.getHandlerFunction() === 'onRegistration') ScriptApp.deleteTrigger(trigger);
  });
  ScriptApp.newTrigger('onRegistration').forForm(FormApp.getActiveForm()).onFormSubmit().create();
}

/** Google calls this for a new response, and again when one is edited. */
function onRegistration(event) {
  send(bodyOf(FormApp.getActiveForm(), event.response));
}

/** Sends every response of the form, after a failure or for a form that has responses already. None counts twice. */
function sendAll() {
  var form = FormApp.getActiveForm();
  form.getResponses().forEach(function (response) {
    send(bodyOf(form, response));
  });
}

/** Builds a body in the shape of the Forms API, with the titles of the questions beside their ids. */
function bodyOf(form, response) {
  var answers = {};
  response.getItemResponses().forEach(function (answer) {
    var item = answer.getItem();
    var id = String(item.getId());
    var values = [].concat(answer.getResponse()).filter(function (value) {
      return value !== null && value !== '';
    });
    answers[id] = {
      questionId: id,
      title: item.getTitle(),
      type: String(item.getType()),
      textAnswers: {
        answers: values.map(function (value) {
          return { value: [].concat(value).join(', ') };
        }),
      },
    };
  });
  return JSON.stringify({
    formId: form.getId(),
    responseId: response.getId(),
    lastSubmittedTime: response.getTimestamp().toISOString(),
    respondentEmail: response.getRespondentEmail() || undefined,
    answers: answers,
  });
}

/** Sends a body, and tries again for some minutes when the CRM does not answer. A refusal becomes an error in the list of runs. */
function send(body) {
  var bytes = Utilities.computeHmacSha256Signature(body, SECRET, Utilities.Charset.UTF_8);
  var signature = bytes
    .map(function (byte) {
      return ('0' + (byte & 255).toString(16)).slice(-2);
    })
    .join('');
  var request = {
    method: 'post',
    contentType: 'application/json',
    payload: body,
    headers: { 'X-Signature-256': 'sha256=' + signature },
    muteHttpExceptions: true,
  };
  for (var attempt = 0; attempt < 5; attempt++) {
    var status = 0;
    try {
      status = UrlFetchApp.fetch(ADDRESS, request).getResponseCode();
    } catch (error) {
      status = 503;
    }
    if (status < 300) return;
    if (status < 500 && status !== 429) throw new Error('The CRM refused the registration: ' + status);
    Utilities.sleep(5000 * Math.pow(2, attempt));
  }
  throw new Error('The CRM could not be reached; run sendAll when it is back.');
}
