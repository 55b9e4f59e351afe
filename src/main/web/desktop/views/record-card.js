import { busy, button } from '../../shared/lib/button.js';
import { h, text } from '../../shared/lib/dom.js';
import { capital, problem } from '../words.js';

const OWN = /^(GSW_|Interaction|contact_info)/;

/** One record of a calling list. @param done what to do when it is given back, with the words for it */
export function recordCard(record, { gateway }, done) {
  const says = h('p', { class: 'says', role: 'status' });
  const fields = Object.entries(record.userData ?? {}).filter(([name]) => !OWN.test(name));
  const when = h('input', { id: 'record-when', type: 'datetime-local' });
  const mine = h('input', { id: 'record-mine', type: 'checkbox', checked: true });

  const failed = (error) => {
    says.dataset.kind = 'bad';
    text(says, problem(error));
  };

  const end = (operation, words, more = () => ({})) => (event) =>
    busy(event.currentTarget, () => give(operation, words, more()), failed);

  async function give(operation, words, more) {
    const body = {
      operationName: operation,
      applicationId: record.applicationId,
      campaignName: record.campaignName,
      callingList: record.callingList,
      ...more,
    };
    const message = await gateway.campaign('genesysOperateRecord', { handle: record.recordHandle }, body);
    if (message.errorMessage) throw new Error(capital(message.errorMessage));
    done(words);
  }

  const call = button('Call', {
    glyph: 'phone',
    kind: 'go wide',
    act: () =>
      busy(
        call,
        async () => {
          await gateway.dial(record.phoneNumber, { outboundRecord: record });
          says.dataset.kind = 'good';
          text(says, 'Calling. Say afterwards what came of the record.');
        },
        failed,
      ),
  });

  const later = button('Put off', {
    act: (event) => {
      const at = Date.parse(when.value);
      if (Number.isNaN(at)) return when.focus();
      end('RescheduleRecord', 'The record comes back later.', () => ({
        callbackType: mine.checked ? 'Personal' : 'Campaign',
        timestamp: Math.floor(at / 1000),
      }))(event);
    },
  });

  const element = h(
    'article',
    { class: 'record', 'aria-label': 'Record' },
    h('p', { class: 'who' }, name(fields) ?? record.phoneNumber),
    h(
      'dl',
      { class: 'facts' },
      [['Number', record.phoneNumber], ['List', record.callingList], ...fields].map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, String(value)))),
    ),
    call,
    h(
      'div',
      { class: 'actions', role: 'group', 'aria-label': 'What came of it' },
      button('Done', { glyph: 'check', kind: 'main', act: end('CompleteRecord', 'The record is done.') }),
      button('Give back', { act: end('RejectRecord', 'The record was given back.') }),
      button('Never call', { kind: 'stop', act: end('DoNotCall', 'The number will not be called again.') }),
    ),
    h(
      'div',
      { class: 'inline' },
      h('label', { for: when.id }, 'Call again at'),
      h('div', { class: 'joined' }, when, later),
      h('div', { class: 'check' }, mine, h('label', { for: mine.id }, 'By me')),
    ),
    says,
  );
  return { element, focus: () => call.focus() };
}

function name(fields) {
  const known = Object.fromEntries(fields);
  return [known.FirstName, known.LastName].filter(Boolean).join(' ') || null;
}
