import { count, distinct, family, is, measure, ratio, set, share, stock, sum, within } from './formulas.js';

export const EXECUTIVE = family('executive', [
  { id: 'uniqueVisitors', label: 'Unique visitors', unit: 'visitor', definition: 'Different visitors of our sites in the period; never added over days or sources.', formula: distinct('webSessions', 'visitor') },
  { id: 'visitorToProspect', label: 'Visitor to prospect', unit: 'share', late: true, definition: 'Visitors of the period who left their details within 90 days of a visit, out of its visitors.', formula: ratio(distinct('webSessions', 'visitor', within(90, 'prospectAt', 'startedAt')), measure('uniqueVisitors')) },
  { id: 'leads', label: 'Leads', unit: 'lead', additivity: 'additive', definition: 'Leads created in the period.', formula: count('leads') },
  { id: 'mqlToSql', label: 'MQL to SQL', unit: 'share', late: true, definition: 'Leads accepted by sales so far, out of those that marketing qualified in the period.',
    formula: ratio({ op: 'count', fact: 'leads', time: 'qualifiedAt', where: [set('acceptedAt')] }, { op: 'count', fact: 'leads', time: 'qualifiedAt' }) },
  { id: 'leadToClient', label: 'Lead to client', unit: 'share', late: true, definition: 'Leads won so far, out of those created in the period.', formula: ratio(count('leads', set('wonAt')), measure('leads')) },
  { id: 'newCustomers', label: 'New customers', unit: 'customer', additivity: 'additive', definition: 'Leads won in the period, by the day they were won.', formula: { op: 'count', fact: 'leads', time: 'wonAt' } },
  { id: 'mrr', label: 'Monthly recurring revenue', unit: 'money', additivity: 'semi-additive', definition: 'Monthly amounts of the subscriptions that run at the end of the period.', formula: { op: 'stock', states: 'subscription', sum: 'amount' } },
  { id: 'activeCustomers', label: 'Customers', unit: 'customer', additivity: 'semi-additive', definition: 'Customers with a running subscription at the end of the period.', formula: stock('subscription') },
  { id: 'arpu', label: 'Revenue per customer', unit: 'money', decimals: 2, definition: 'Monthly recurring revenue divided by the customers who bring it, at the end of the period.', formula: ratio(measure('mrr'), measure('activeCustomers')) },
  { id: 'acquisitionCost', label: 'Acquisition cost', unit: 'money', decimals: 2, direction: 'down', definition: 'Money spent on acquisition in the period, divided by the customers won in it, without a lag.', formula: ratio(sum('costs', 'spent', is('costNature', 'acquisition')), measure('newCustomers')) },
]);

export const SOCIAL = family('social', [
  { id: 'socialReach', label: 'Social reach', unit: 'account', definition: 'Accounts reached as the network counts them, of one network and month; never added.', formula: { op: 'only', fact: 'networkReach', column: 'reach' } },
  { id: 'socialEngagementRate', label: 'Social engagement', unit: 'share', definition: 'Engagements with our posts, out of their impressions.', formula: ratio(sum('socialPosts', 'engagements'), sum('socialPosts', 'impressions')) },
  { id: 'videoViews', label: 'Video views', unit: 'view', additivity: 'additive', definition: 'Views of our videos on social networks, by day of viewing.', formula: sum('socialPosts', 'views') },
  { id: 'watchTime', label: 'Watch time', unit: 'minute', additivity: 'additive', definition: 'Minutes for which our videos were watched.', formula: sum('socialPosts', 'watchMinutes') },
  { id: 'seoPosition', label: 'Search position', unit: 'position', decimals: 1, direction: 'down', definition: 'Mean position in search results, weighted by impressions; 1 is the best.',
    formula: ratio({ op: 'sum', fact: 'seoRanks', column: 'position', times: 'impressions' }, sum('seoRanks', 'impressions', set('position'))) },
  { id: 'shareOfVoice', label: 'Share of voice', unit: 'share', definition: 'Mentions of one brand, out of those of all brands watched for the same keywords and networks.', formula: share(sum('mentions', 'mentions'), 'competitor') },
]);
