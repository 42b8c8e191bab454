// Hides what does not apply: an element with data-shown-when="name=value" stands while that is chosen.
// Without this file all of it stands, and the server leaves out what does not apply.
const pieces = document.querySelectorAll('[data-shown-when]');

const chosen = (name) =>
  [...document.querySelectorAll(`[name="${CSS.escape(name)}"]:checked`)].map((each) => each.value);

const fit = () => {
  for (const piece of pieces) {
    const [name, value] = piece.dataset.shownWhen.split('=');
    piece.hidden = !chosen(name).includes(value);
  }
};

document.addEventListener('change', fit);
fit();
