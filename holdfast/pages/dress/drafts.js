// Keeps what is typed into a form as it is typed, and says so. Without this file *Save and come back* does it.
// Nothing is ever stored in the browser: the computer may be shared.

const PAUSE = 2000; // after the last key
const AGAIN = 5000; // until what failed is tried again
const SAYS = {
  lost: 'There is no connection. What you type is not saved yet: keep this page open. Holdfast keeps trying.',
  out: 'You have been signed out. What you typed is still on this page. ',
  other: 'Somebody else is signed in now. What is on this page cannot be saved in their name.',
  sent: 'This form has been saved already.',
};

class Kept {
  constructor(form) {
    this.form = form;
    this.says = form.querySelector('[data-kept-says]');
    this.isDirty = false; // something typed is not kept yet
    this.isStuck = false; // the last try to keep it failed
    this.isLeaving = false;
    this.timer = 0;
    this.working = null;
    form.addEventListener('input', () => this.typed());
    form.addEventListener('change', () => this.typed());
    form.addEventListener('submit', (event) => this.submitted(event));
    window.addEventListener('online', () => this.isStuck && this.keep());
    window.addEventListener('offline', () => this.isDirty && this.stuck('lost'));
    window.addEventListener('pageshow', () => { this.isLeaving = false; });
    window.addEventListener('beforeunload', (event) => {
      if (this.isDirty && this.isStuck && !this.isLeaving) event.preventDefault();
    });
    window.addEventListener('pagehide', () => this.isDirty && this.keep());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && this.isDirty) this.keep();
    });
  }

  typed() {
    this.isDirty = true;
    if (!this.isStuck) this.later(PAUSE);
  }

  later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), milliseconds);
  }

  // Everything typed, but no file and no password.
  content() {
    const content = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      const field = this.form.elements.namedItem(name);
      if (typeof value === 'string' && field?.type !== 'password') content.append(name, value);
    }
    return content;
  }

  async keep() {
    clearTimeout(this.timer);
    if (this.working || this.isLeaving) return false;
    this.working = new AbortController();
    this.isDirty = false;
    try {
      return this.settled(await this.ask(this.form.dataset.keepAt, { method: 'POST', body: this.content() }));
    } catch {
      return this.isLeaving ? false : this.stuck('lost');
    } finally {
      this.working = null;
      if (this.isDirty && !this.isStuck && !this.isLeaving) this.later(PAUSE);
    }
  }

  // What is still under way when one goes on to another page arrives all the same, if it is not too long.
  ask(address, options) {
    const keepalive = String(options.body ?? '').length < 60000;
    const fresh = { redirect: 'manual', cache: 'no-store', keepalive };
    return fetch(address, { ...options, ...fresh, signal: this.working?.signal });
  }

  // What came of it: kept; or signed out, where a new signing in gives the form a new token.
  async settled(answer) {
    if (answer.ok) {
      const { kept } = await answer.json();
      this.isStuck = false;
      this.say(kept ? `Saved as you type, ${kept}` : SAYS.sent);
      return true;
    }
    if (answer.status >= 500 || answer.status === 429) return this.stuck('lost');
    return this.renew();
  }

  async renew() {
    const answer = await this.ask(this.form.dataset.keyAt, {});
    if (!answer.ok) return this.stuck('out');
    const { by, token } = await answer.json();
    if (by !== this.form.elements.namedItem('kept-by').value) return this.stuck('other');
    for (const field of document.querySelectorAll('input[name="csrfmiddlewaretoken"]')) field.value = token;
    const again = await this.ask(this.form.dataset.keepAt, { method: 'POST', body: this.content() });
    return again.ok ? this.settled(again) : this.stuck('out');
  }

  stuck(why) {
    if (this.working) this.isDirty = true;
    this.isStuck = true;
    this.say(SAYS[why], why);
    this.later(AGAIN);
    return false;
  }

  say(words, why = '') {
    this.says.classList.toggle('hf-kept--stuck', why !== '');
    if (this.says.dataset.words === words) return;
    this.says.dataset.words = words;
    this.says.textContent = words;
    if (why !== 'out') return;
    const link = document.createElement('a');
    Object.assign(link, { href: '/', target: '_blank', rel: 'noopener', className: 'govuk-link' });
    link.textContent = 'Sign in in a new tab, then go on here';
    this.says.append(link, '.');
  }

  // A form is not sent into nothing: while keeping fails, it first waits until keeping works again.
  async submitted(event) {
    clearTimeout(this.timer);
    if ((this.isStuck || !navigator.onLine) && !event.defaultPrevented) {
      event.preventDefault();
      const button = event.submitter;
      this.isDirty = true;
      if (!navigator.onLine) this.stuck('lost');
      else if (await this.keep()) this.form.requestSubmit(button);
      return;
    }
    if (this.isLeaving) { // the second click of two; the first is under way
      event.preventDefault();
      return;
    }
    this.isLeaving = true;
    setTimeout(() => { this.isLeaving = false; }, AGAIN); // for whoever stops the page from loading
    this.working?.abort();
  }
}

for (const form of document.querySelectorAll('form[data-kept]')) new Kept(form);
