// Starts the Design System's components. Pages work without this file; it may only add comfort.
import { initAll } from './govuk-frontend.min.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
initAll();
