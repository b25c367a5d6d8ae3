import type { Condition } from '../../contract/catalog.js';
import { count, counting, distinct, family, measure, ratio, set, sum, unset, within } from './formulas.js';

const sends = (...where: readonly Condition[]) => count('sends', ...where);
const recipients = (...where: readonly Condition[]) => distinct('sends', 'hcp', ...where);
const any = (...columns: readonly string[]): Condition => ({ anySet: columns });
const opened = any('openedAt', 'clickedAt');
const openings = counting('openedMessages', 'uniqueOpeners', 'openRate');
const clicks = counting('clickedMessages', 'uniqueClickers', 'clickRate');

export const EMAIL = family('e-mail', [
  { id: 'sent', label: 'E-mails sent', unit: 'message', additivity: 'additive', direction: 'neutral', definition: 'Messages handed to the mail engine, by the day of sending.', formula: sends(set('sentAt')) },
  { id: 'delivered', label: 'E-mails delivered', unit: 'message', additivity: 'additive', late: true, direction: 'neutral', definition: 'Messages accepted by the recipient’s server, by the day of sending.', formula: sends(set('deliveredAt')) },
  { id: 'deliveryRate', label: 'Delivery rate', unit: 'share', late: true, definition: 'Messages delivered, out of those sent.', formula: ratio(measure('delivered'), measure('sent')) },
  { id: 'bounceRate', label: 'Bounce rate', unit: 'share', direction: 'down', definition: 'Messages that bounced, hard or soft, out of those sent.', formula: ratio(sends(set('bouncedAt')), measure('sent')) },
  { id: 'opensTotal', label: 'Openings in total', unit: 'event', additivity: 'additive', late: true, ...counting('opensTotal', 'uniqueOpeners', 'openerReach'), definition: 'All openings by persons, repeated ones too, by the day of sending.', formula: sum('sends', 'openCount') },
  { id: 'openedMessages', label: 'E-mails opened', unit: 'message', additivity: 'additive', late: true, ...openings, definition: 'Messages opened at least once by a person, by the day of sending; a click counts as an opening, machine openings do not.', formula: sends(opened) },
  { id: 'uniqueOpeners', label: 'HCPs who opened', unit: 'hcp', late: true, ...openings, definition: 'HCPs who opened at least one message sent in the period.', formula: recipients(opened) },
  { id: 'openRate', label: 'Open rate', unit: 'share', late: true, ...openings, definition: 'Messages opened at least once by a person, out of those delivered.', formula: ratio(measure('openedMessages'), measure('delivered')) },
  { id: 'openerReach', label: 'HCPs who opened, share', unit: 'share', late: true, ...counting('opensTotal', 'uniqueOpeners', 'openerReach'), definition: 'HCPs who opened at least one message, out of the HCPs who were delivered any.', formula: ratio(measure('uniqueOpeners'), recipients(set('deliveredAt'))) },
  { id: 'opensPerMessage', label: 'Openings per message', unit: 'ratio', decimals: 2, late: true, definition: 'All openings by persons, divided by the messages delivered; may exceed 1.', formula: ratio(measure('opensTotal'), measure('delivered')) },
  { id: 'clicksTotal', label: 'Clicks in total', unit: 'event', additivity: 'additive', late: true, ...counting('clicksTotal', 'uniqueClickers', 'clickRate'), definition: 'All clicks by persons, repeated ones too, by the day of sending.', formula: sum('sends', 'clickCount') },
  { id: 'clickedMessages', label: 'E-mails clicked', unit: 'message', additivity: 'additive', late: true, ...clicks, definition: 'Messages in which a person clicked at least once, by the day of sending.', formula: sends(set('clickedAt')) },
  { id: 'uniqueClickers', label: 'HCPs who clicked', unit: 'hcp', late: true, ...clicks, definition: 'HCPs who clicked in at least one message sent in the period.', formula: recipients(set('clickedAt')) },
  { id: 'clickRate', label: 'Click rate', unit: 'share', late: true, ...clicks, definition: 'Messages clicked at least once, out of those delivered.', formula: ratio(measure('clickedMessages'), measure('delivered')) },
  { id: 'clickToOpen', label: 'Click-to-open rate', unit: 'share', late: true, definition: 'Messages clicked at least once, out of those opened.', formula: ratio(measure('clickedMessages'), measure('openedMessages')) },
  { id: 'unsubscribeRate', label: 'Unsubscribe rate', unit: 'share', decimals: 2, late: true, direction: 'down', definition: 'Messages followed by an unsubscription, out of those delivered.', formula: ratio(sends(set('unsubscribedAt')), measure('delivered')) },
  { id: 'complaintRate', label: 'Complaint rate', unit: 'share', decimals: 2, late: true, direction: 'down', definition: 'Messages reported as unwanted, out of those delivered.', formula: ratio(sends(set('complainedAt')), measure('delivered')) },
  { id: 'wastedSendRate', label: 'Wasted sends', unit: 'share', direction: 'down', definition: 'Messages that bounced or were dropped, out of all attempted.', formula: ratio(sends(any('bouncedAt', 'droppedAt')), sends()) },
  { id: 'mailToRegistration', label: 'E-mail to registration', unit: 'share', late: true, definition: 'HCPs who registered within 14 days of a delivered message, out of the HCPs who were delivered any.', formula: ratio(recipients(within(14, 'registeredAt', 'deliveredAt')), recipients(set('deliveredAt'))) },
  { id: 'machineOpenShare', label: 'Machine openings', unit: 'share', direction: 'neutral', definition: 'Messages opened by machines only, out of those with any opening.',
    formula: ratio(sends(set('machineOpenedAt'), unset('openedAt'), unset('clickedAt')), sends(any('openedAt', 'clickedAt', 'machineOpenedAt'))) },
]);
