import { busy, button } from '../../shared/lib/button.js';
import { h, text } from '../../shared/lib/dom.js';
import { recall, remember } from '../../shared/lib/memory.js';
import { capital, problem } from '../words.js';
import { recordCard } from './record-card.js';


/** Preview dialling: ask a campaign for somebody to call. */
export function records(context) {
  const { gateway } = context;
  const campaign = field('campaign', 'Campaign', { maxlength: '255' });
  const application = field('application', 'Application id', { inputmode: 'numeric', maxlength: '18' });
  campaign.input.value = recall('campaign') ?? '';
  application.input.value = recall('application') ?? '';
  const get = button('Get a record', { glyph: 'list', kind: 'main', type: 'submit' });
  const says = h('p', { class: 'says', role: 'status' });
  const place = h('div', {});
  const form = h('form', { class: 'record-form', on: { submit } }, campaign.element, application.element, get);

  function submit(event) {
    event.preventDefault();
    const name = campaign.input.value.trim();
    const id = Number(application.input.value);
    if (!name) return campaign.input.focus();
    if (!/^[0-9]+$/.test(application.input.value.trim())) return tell('The application id is a number.', 'bad');
    remember('campaign', name);
    remember('application', String(id));
    busy(get, () => ask(name, id), (error) => tell(problem(error), 'bad'));
  }

  async function ask(name, applicationId) {
    tell('', 'good');
    const message = await gateway.campaign('genesysOperateCampaign', { campaign: name }, { operationName: 'GetPreviewRecord', applicationId });
    if (message.errorMessage) tell(capital(message.errorMessage), 'bad');
    else show(message.record);
  }

  function show(record) {
    form.hidden = true;
    const card = recordCard(record, context, (words) => {
      place.replaceChildren();
      form.hidden = false;
      tell(words, 'good');
      get.focus();
    });
    place.replaceChildren(card.element);
    card.focus();
  }

  function tell(words, kind) {
    says.dataset.kind = kind;
    text(says, words);
  }

  return {
    element: h('section', { class: 'card', 'aria-labelledby': 'records-title' }, h('h2', { id: 'records-title' }, 'Calling list'), form, place, says),
    update() {},
  };
}

function field(name, label, more) {
  const input = h('input', { id: `record-${name}`, autocomplete: 'off', ...more });
  return { input, element: h('div', { class: 'field' }, h('label', { for: input.id }, label), input) };
}
