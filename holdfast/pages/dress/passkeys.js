// Asks the browser for a passkey when its form is sent, and sends what the browser answers. Without this file,
// or where a browser knows no passkeys, the form stays hidden and a code does the same.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const known = list => (list || []).map(each => ({ ...each, id: bytes(each.id) }));

function asked () {
  const { publicKey } = JSON.parse(document.getElementById('passkey-asked').textContent);
  publicKey.challenge = bytes(publicKey.challenge);
  if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
  if (publicKey.excludeCredentials) publicKey.excludeCredentials = known(publicKey.excludeCredentials);
  if (publicKey.allowCredentials) publicKey.allowCredentials = known(publicKey.allowCredentials);
  return { publicKey };
}

function said (credential) {
  const response = {};
  for (const part of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (credential.response[part]) response[part] = text(credential.response[part]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment
  };
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential || !navigator.credentials) continue;
  form.hidden = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const problem = document.getElementById(form.dataset.passkeyError);
    problem.hidden = true;
    try {
      const credential = await navigator.credentials[form.dataset.passkey](asked());
      form.elements.answer.value = JSON.stringify(said(credential));
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}
