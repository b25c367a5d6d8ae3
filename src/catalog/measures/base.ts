import { count, counting, distinct, family, inUniverse, is, measure, ratio, set, share, stock, sum, unset, yes } from './formulas.js';

const contacts = counting('interactions', 'activeHcps', 'reachRate');
const suggestions = (...outcomes: readonly string[]) => count('suggestions', is('suggestionStatus', ...outcomes));
const closed = suggestions('executed', 'completed', 'dismissed', 'expired');

export const BASE = family('base', [
  { id: 'hcpsInUniverse', label: 'HCPs in the universe', unit: 'hcp', additivity: 'semi-additive', direction: 'neutral', definition: 'HCPs valid in the database at the end of the period.', formula: stock('universe') },
  { id: 'activeHcps', label: 'Active HCPs', unit: 'hcp', ...contacts, definition: 'HCPs with at least one interaction in the period; previews and machine events do not count.', formula: distinct('interactions', 'hcp') },
  { id: 'reachRate', label: 'Reach', unit: 'share', ...contacts, definition: 'Targeted HCPs with at least one interaction in the period, out of all targeted HCPs.',
    formula: ratio(distinct('interactions', 'hcp', yes('targeted')), inUniverse(yes('targeted'))) },
  { id: 'interactions', label: 'Interactions', unit: 'event', additivity: 'additive', ...contacts, definition: 'Contacts with HCPs in the period, without previews and machine events.', formula: count('interactions') },
  { id: 'interactionsPerActiveHcp', label: 'Interactions per active HCP', unit: 'ratio', decimals: 2, direction: 'neutral', definition: 'Interactions of the period divided by its active HCPs.', formula: ratio(measure('interactions'), measure('activeHcps')) },
  { id: 'activities', label: 'Activities', unit: 'action', additivity: 'additive', direction: 'neutral', definition: 'Actions carried out by the company in the period, such as mailings, events and call campaigns.', formula: count('activities') },
  { id: 'activityMix', label: 'Activity mix', unit: 'share', direction: 'neutral', definition: 'Activities of the type, out of all activities of the period.', formula: share(measure('activities'), 'activityType') },
  { id: 'suggestionsIssued', label: 'Suggestions', unit: 'action', additivity: 'additive', direction: 'neutral', definition: 'Next-best-action suggestions issued to the field in the period.', formula: count('suggestions') },
  { id: 'suggestionAcceptance', label: 'Suggestions accepted', unit: 'share', late: true, definition: 'Suggestions executed or completed, out of those issued in the period and no longer open.', formula: ratio(suggestions('executed', 'completed'), closed) },
  { id: 'suggestionDismissal', label: 'Suggestions dismissed', unit: 'share', direction: 'down', late: true, definition: 'Suggestions dismissed, out of those issued in the period and no longer open.', formula: ratio(suggestions('dismissed'), closed) },
  { id: 'engagementPoints', label: 'Engagement points', unit: 'point-score', additivity: 'additive', definition: 'Sum of the points that the weighting gives to each interaction.', formula: sum('interactions', 'points') },
  { id: 'pointsPerHcp', label: 'Engagement points per HCP', unit: 'ratio', decimals: 2, definition: 'Engagement points divided by all HCPs in scope at the end of the period, not only those who scored.', formula: ratio(measure('engagementPoints'), inUniverse()) },
]);

const usersOf = (flag: string) => distinct('assetUses', 'hcp', yes(flag));
const withMessage = set('keyMessage');

export const CONTENT = family('content', [
  { id: 'assetsUsed', label: 'Assets used', unit: 'asset', definition: 'Different assets that at least one HCP engaged with in the period.', formula: distinct('assetUses', 'asset', yes('engaged')) },
  { id: 'assetUtilisation', label: 'Asset utilisation', unit: 'share', definition: 'Different assets used in the period, out of those approved for any day of it.', formula: ratio(measure('assetsUsed'), { op: 'stock', states: 'library', at: 'during', coarse: true }) },
  { id: 'assetEngagement', label: 'Engagement', unit: 'hcp', definition: 'HCPs who engaged with the asset in the period.', formula: usersOf('engaged') },
  { id: 'participation', label: 'Participation', unit: 'share', definition: 'HCPs who engaged, out of the HCPs exposed to the same asset.', formula: ratio(usersOf('engaged'), usersOf('exposed')) },
  { id: 'completedAction', label: 'Completed action', unit: 'share', decimals: 0, definition: 'HCPs who completed the action that the asset proposes, out of the HCPs it was proposed to.', formula: ratio(usersOf('actionCompleted'), usersOf('actionOffered')) },
  { id: 'keyMessageShare', label: 'Share of key message', unit: 'share', direction: 'neutral', definition: 'Interactions that delivered the key message, out of those that delivered any.', formula: share(count('interactions', withMessage), 'keyMessage') },
  { id: 'positiveReactionRate', label: 'Positive reactions', unit: 'share', definition: 'Positive reactions to a key message, out of those recorded; blanks do not count.', formula: ratio(count('interactions', withMessage, is('reaction', 'positive')), count('interactions', withMessage, set('reaction'))) },
  { id: 'blankReactionRate', label: 'Reactions not recorded', unit: 'share', direction: 'down', definition: 'Interactions with a key message and no recorded reaction, out of those with a key message.', formula: ratio(count('interactions', withMessage, unset('reaction')), count('interactions', withMessage)) },
]);
