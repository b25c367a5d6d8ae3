import type { Condition, Formula, MeasureDefinition } from '../contract/catalog.js';

const set = (column: string): Condition => ({ column, isSet: true });
const yes = (column: string): Condition => ({ column, in: [true] });
const measure = (id: string) => ({ op: 'measure', id }) as const;
const ratio = (numerator: Formula, denominator: Formula): Formula => ({ op: 'ratio', numerator, denominator });
const sends = (...where: readonly Condition[]): Formula => ({ op: 'count', fact: 'sends', where });
const usersOf = (...where: readonly Condition[]): Formula => ({ op: 'distinct', fact: 'assetUses', column: 'hcp', where });
const opened: Condition = { anySet: ['openedAt', 'clickedAt'] };

type Written = Omit<MeasureDefinition, 'family' | 'decimals' | 'direction'> & Partial<Pick<MeasureDefinition, 'decimals' | 'direction'>>;
const family = (name: string, measures: readonly Written[]): readonly MeasureDefinition[] =>
  measures.map((written) => ({ decimals: written.unit === 'share' ? 1 : written.unit === 'points' ? 2 : 0, direction: 'up', ...written, family: name }));

const BASE = family('base', [
  { id: 'hcpsInUniverse', label: 'HCPs in the universe', unit: 'hcp', additivity: 'semi-additive', direction: 'neutral', definition: 'HCPs valid in the database at the end of the period.', formula: { op: 'stock', states: 'universe' } },
  { id: 'activeHcps', label: 'Active HCPs', unit: 'hcp', additivity: 'non-additive', definition: 'HCPs with at least one interaction in the period; previews and machine events do not count.', formula: { op: 'distinct', fact: 'interactions', column: 'hcp' } },
  { id: 'reachRate', label: 'Reach', unit: 'share', additivity: 'non-additive', definition: 'Targeted HCPs with at least one interaction in the period, out of all targeted HCPs.',
    formula: ratio({ op: 'distinct', fact: 'interactions', column: 'hcp', where: [yes('targeted')] }, { op: 'stock', states: 'universe', where: [yes('targeted')], coarse: true }) },
  { id: 'interactions', label: 'Interactions', unit: 'event', additivity: 'additive', definition: 'Contacts with HCPs in the period, without previews and machine events.', formula: { op: 'count', fact: 'interactions' } },
  { id: 'activities', label: 'Activities', unit: 'action', additivity: 'additive', direction: 'neutral', definition: 'Actions carried out by the company in the period, such as mailings, events and call campaigns.', formula: { op: 'count', fact: 'activities' } },
  { id: 'assetsUsed', label: 'Assets used', unit: 'asset', additivity: 'non-additive', definition: 'Different assets that at least one HCP engaged with in the period.', formula: { op: 'distinct', fact: 'assetUses', column: 'asset', where: [yes('engaged')] } },
  { id: 'suggestionsIssued', label: 'Suggestions', unit: 'action', additivity: 'additive', direction: 'neutral', definition: 'Next-best-action suggestions issued to the field in the period.', formula: { op: 'count', fact: 'suggestions' } },
  { id: 'suggestionAcceptance', label: 'Suggestions accepted', unit: 'share', additivity: 'non-additive', late: true, definition: 'Suggestions executed or completed, out of those issued in the period and no longer open.',
    formula: ratio({ op: 'count', fact: 'suggestions', where: [{ column: 'suggestionStatus', in: ['executed', 'completed'] }] }, { op: 'count', fact: 'suggestions', where: [{ column: 'suggestionStatus', in: ['executed', 'completed', 'dismissed', 'expired'] }] }) },
  { id: 'engagementPoints', label: 'Engagement points', unit: 'point-score', additivity: 'additive', definition: 'Sum of the points that the weighting gives to each interaction.', formula: { op: 'sum', fact: 'interactions', column: 'points' } },
  { id: 'pointsPerHcp', label: 'Engagement points per HCP', unit: 'ratio', decimals: 2, additivity: 'non-additive', definition: 'Engagement points divided by all HCPs in scope at the end of the period, not only those who scored.', formula: ratio(measure('engagementPoints'), { op: 'stock', states: 'universe', coarse: true }) },
  { id: 'keyMessageShare', label: 'Share of key message', unit: 'share', additivity: 'non-additive', direction: 'neutral', definition: 'Interactions that delivered the key message, out of those that delivered any.',
    formula: { op: 'share', of: { op: 'count', fact: 'interactions', where: [set('keyMessage')] }, across: ['keyMessage'] } },
]);

const CONTENT = family('content', [
  { id: 'assetEngagement', label: 'Engagement', unit: 'hcp', additivity: 'non-additive', definition: 'HCPs who engaged with the asset in the period.', formula: usersOf(yes('engaged')) },
  { id: 'participation', label: 'Participation', unit: 'share', additivity: 'non-additive', definition: 'HCPs who engaged, out of the HCPs exposed to the same asset.', formula: ratio(usersOf(yes('engaged')), usersOf(yes('exposed'))) },
  { id: 'completedAction', label: 'Completed action', unit: 'share', decimals: 0, additivity: 'non-additive', definition: 'HCPs who completed the action that the asset proposes, out of the HCPs it was proposed to.', formula: ratio(usersOf(yes('actionCompleted')), usersOf(yes('actionOffered'))) },
]);

const EMAIL = family('e-mail', [
  { id: 'sent', label: 'E-mails sent', unit: 'message', additivity: 'additive', direction: 'neutral', definition: 'Messages handed to the mail engine, by the day of sending.', formula: sends(set('sentAt')) },
  { id: 'delivered', label: 'E-mails delivered', unit: 'message', additivity: 'additive', late: true, direction: 'neutral', definition: 'Messages accepted by the recipient’s server, by the day of sending.', formula: sends(set('deliveredAt')) },
  { id: 'bounceRate', label: 'Bounce rate', unit: 'share', additivity: 'non-additive', direction: 'down', definition: 'Messages that bounced, hard or soft, out of those sent.', formula: ratio(sends(set('bouncedAt')), measure('sent')) },
  { id: 'openedMessages', label: 'E-mails opened', unit: 'message', additivity: 'additive', late: true, definition: 'Messages opened at least once by a person, by the day of sending; a click counts as an opening, machine openings do not.', formula: sends(opened) },
  { id: 'uniqueOpeners', label: 'HCPs who opened', unit: 'hcp', additivity: 'non-additive', late: true, definition: 'HCPs who opened at least one message sent in the period.', formula: { op: 'distinct', fact: 'sends', column: 'hcp', where: [opened] } },
  { id: 'openRate', label: 'Open rate', unit: 'share', additivity: 'non-additive', late: true, definition: 'Messages opened at least once by a person, out of those delivered.', formula: ratio(measure('openedMessages'), measure('delivered')) },
  { id: 'clickedMessages', label: 'E-mails clicked', unit: 'message', additivity: 'additive', late: true, definition: 'Messages in which a person clicked at least once, by the day of sending.', formula: sends(set('clickedAt')) },
  { id: 'clickRate', label: 'Click rate', unit: 'share', additivity: 'non-additive', late: true, definition: 'Messages clicked at least once, out of those delivered.', formula: ratio(measure('clickedMessages'), measure('delivered')) },
  { id: 'clickToOpen', label: 'Click-to-open rate', unit: 'share', additivity: 'non-additive', late: true, definition: 'Messages clicked at least once, out of those opened.', formula: ratio(measure('clickedMessages'), measure('openedMessages')) },
  { id: 'unsubscribeRate', label: 'Unsubscribe rate', unit: 'share', decimals: 2, additivity: 'non-additive', late: true, direction: 'down', definition: 'Messages followed by an unsubscription, out of those delivered.', formula: ratio(sends(set('unsubscribedAt')), measure('delivered')) },
  { id: 'wastedSendRate', label: 'Wasted sends', unit: 'share', additivity: 'non-additive', direction: 'down', definition: 'Messages that bounced or were dropped, out of all attempted.', formula: ratio(sends({ anySet: ['bouncedAt', 'droppedAt'] }), sends()) },
]);

const ADOPTION = family('adoption', [
  { id: 'hcpsAtStage', label: 'HCPs on the adoption scale', unit: 'hcp', additivity: 'semi-additive', definition: 'HCPs at the adoption stage of one product at the end of the period.', formula: { op: 'stock', states: 'adoption' } },
  { id: 'stageShare', label: 'Share of stage', unit: 'share', additivity: 'non-additive', definition: 'HCPs at the stage, out of all HCPs with a known stage.', formula: { op: 'share', of: measure('hcpsAtStage'), across: ['adoptionStage'] } },
  { id: 'hcpsAtOrAboveStage', label: 'HCPs at or above stage', unit: 'hcp', additivity: 'semi-additive', definition: 'HCPs at the stage or a higher one at the end of the period.', formula: { op: 'accumulate', of: measure('hcpsAtStage'), along: 'adoptionStage' } },
  { id: 'stageGap', label: 'Gap of stage to objective', unit: 'points', decimals: 1, additivity: 'non-additive', definition: 'Share of the stage minus its objective, in percentage points.', formula: { op: 'difference', left: measure('stageShare'), right: { op: 'scenario', of: measure('stageShare'), scenario: 'objective' }, points: true } },
  { id: 'wonHcps', label: 'HCPs won', unit: 'hcp', additivity: 'non-additive', definition: 'HCPs at the stage at the end of the period minus those at its start: net, so that moves in and out cancel.', formula: { op: 'change', of: measure('hcpsAtStage') } },
  { id: 'progressedHcps', label: 'HCPs who progressed', unit: 'hcp', additivity: 'non-additive', definition: 'HCPs at a higher stage at the end of the period than at its start, known at both.', formula: { op: 'moved', states: 'adoption', how: 'up' } },
  { id: 'regressedHcps', label: 'HCPs who fell back', unit: 'hcp', additivity: 'non-additive', direction: 'down', definition: 'HCPs at a lower stage at the end of the period than at its start, known at both.', formula: { op: 'moved', states: 'adoption', how: 'down' } },
  { id: 'progressionRate', label: 'Progression rate', unit: 'share', additivity: 'non-additive', definition: 'HCPs who progressed, out of those known at both ends and below the top stage at the start.', formula: ratio(measure('progressedHcps'), { op: 'moved', states: 'adoption', how: 'known', belowTop: true }) },
]);

const SEGMENTS = family('segments', [
  { id: 'segmentSize', label: 'HCPs in the segment', unit: 'hcp', additivity: 'semi-additive', direction: 'neutral', definition: 'HCPs in the segment at the end of the period; segments may overlap.', formula: { op: 'stock', states: 'segment' } },
  { id: 'segmentInflow', label: 'HCPs who entered', unit: 'hcp', additivity: 'non-additive', direction: 'neutral', definition: 'HCPs in the segment at the end of the period who were not in it at the start.', formula: { op: 'moved', states: 'segment', how: 'entered' } },
  { id: 'segmentOutflow', label: 'HCPs who left', unit: 'hcp', additivity: 'non-additive', direction: 'neutral', definition: 'HCPs in the segment at the start of the period who are not in it at the end.', formula: { op: 'moved', states: 'segment', how: 'left' } },
  { id: 'segmentRetention', label: 'Retention', unit: 'share', additivity: 'non-additive', definition: 'HCPs in the segment at both ends of the period, out of those in it at the start.', formula: ratio({ op: 'moved', states: 'segment', how: 'stayed' }, { op: 'stock', states: 'segment', at: 'start' }) },
  { id: 'movedHcps', label: 'HCPs moved', unit: 'hcp', additivity: 'non-additive', direction: 'neutral', definition: 'HCPs by their segment at the start and at the end of the period.', formula: { op: 'moved', states: 'segment', how: 'between' } },
  { id: 'transitionRate', label: 'Transition rate', unit: 'share', additivity: 'non-additive', direction: 'neutral', definition: 'HCPs moved between two segments, out of those in the first at the start.', formula: { op: 'share', of: measure('movedHcps'), across: ['segmentTo'] } },
]);

const CONSENT = family('consent', [
  { id: 'optedInHcps', label: 'Opted-in HCPs', unit: 'hcp', additivity: 'semi-additive', definition: 'HCPs with an effective opt-in in any channel and product in scope at the end of the period.', formula: { op: 'stock', states: 'consent', in: ['opt-in'] } },
  { id: 'pendingHcps', label: 'HCPs with pending consent', unit: 'hcp', additivity: 'semi-additive', direction: 'neutral', definition: 'HCPs who began an opt-in that is not confirmed, at the end of the period; never counted as opted in.', formula: { op: 'stock', states: 'consent', in: ['pending'] } },
  { id: 'expiredHcps', label: 'HCPs with expired consent', unit: 'hcp', additivity: 'semi-additive', direction: 'down', definition: 'HCPs whose opt-in has expired and was not renewed, at the end of the period.', formula: { op: 'stock', states: 'consent', in: ['expired'] } },
  { id: 'optInRate', label: 'Opt-in rate', unit: 'share', additivity: 'non-additive', definition: 'Opted-in HCPs, out of all HCPs in the universe at the end of the period.', formula: ratio(measure('optedInHcps'), { op: 'stock', states: 'universe', coarse: true }) },
  { id: 'newOptIns', label: 'New opt-ins', unit: 'hcp', additivity: 'additive', definition: 'Changes to opted in, dated in the period; a repeated opt-in counts once.', formula: { op: 'became', states: 'consent', to: ['opt-in'] } },
  { id: 'optOuts', label: 'Opt-outs', unit: 'hcp', additivity: 'additive', direction: 'down', definition: 'Changes to opted out, dated in the period, with or without an opt-in before.', formula: { op: 'became', states: 'consent', to: ['opt-out'] } },
  { id: 'withdrawals', label: 'Opt-ins withdrawn', unit: 'hcp', additivity: 'additive', direction: 'down', definition: 'Changes from opted in to opted out, dated in the period.', formula: { op: 'became', states: 'consent', to: ['opt-out'], from: ['opt-in'] } },
  { id: 'expiries', label: 'Opt-ins expired', unit: 'hcp', additivity: 'additive', direction: 'down', definition: 'Changes from opted in to expired, dated in the period.', formula: { op: 'became', states: 'consent', to: ['expired'], from: ['opt-in'] } },
  { id: 'netOptIns', label: 'Net opt-ins', unit: 'hcp', additivity: 'additive', definition: 'New opt-ins minus all opt-ins lost, dated in the period: the change of opted-in HCPs.', formula: { op: 'difference', left: measure('newOptIns'), right: { op: 'became', states: 'consent', from: ['opt-in'] } } },
]);

const growth = (of: Formula): Formula => ({ op: 'growth', of, against: 'previous-period' });
const ofMarket = (of: Formula): Formula => ({ op: 'widen', of, from: 'product', to: 'market' });
const sales = (column: string, ...where: readonly Condition[]): Formula => ({ op: 'sum', fact: 'sales', column, where });
const delta = (column: string): Formula => ({ op: 'difference', left: growth(sales(column, yes('own'))), right: growth(ofMarket(sales(column))), points: true });

const SALES = family('sales', [
  { id: 'turnover', label: 'Turnover', unit: 'money', additivity: 'additive', definition: 'Value of our products sold in the period.', formula: sales('turnover', yes('own')) },
  { id: 'units', label: 'Units', unit: 'pack', additivity: 'additive', definition: 'Packs of our products sold in the period.', formula: sales('units', yes('own')) },
  { id: 'turnoverDeltaEvolution', label: 'Growth ahead of the market, turnover', unit: 'points', additivity: 'non-additive', definition: 'Growth of our turnover minus growth of the market’s, each against the period before. The market includes our product.', formula: delta('turnover') },
  { id: 'unitsDeltaEvolution', label: 'Growth ahead of the market, units', unit: 'points', additivity: 'non-additive', definition: 'Growth of our units minus growth of the market’s, each against the period before. The market includes our product.', formula: delta('units') },
  { id: 'marketShare', label: 'Market share', unit: 'share', additivity: 'non-additive', definition: 'Our turnover out of the market’s, our product included.', formula: ratio(measure('turnover'), ofMarket(sales('turnover'))) },
]);

/** The measures that the built-in widgets ask for. */
export const MEASURES: readonly MeasureDefinition[] = [...BASE, ...CONTENT, ...EMAIL, ...ADOPTION, ...SEGMENTS, ...CONSENT, ...SALES];
