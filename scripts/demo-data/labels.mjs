/** What the codes of the tables are called, in the order in which they are listed. */

const ACTIVITY_TYPES = { 'field-day': 'Field day', mailing: 'Mailing', 'call-campaign': 'Call campaign', webinar: 'Webinar', 'web-campaign': 'Web campaign', newsletter: 'Newsletter', 'message-wave': 'Message wave',
  'round-table': 'Round table', 'congress-stand': 'Congress stand', visit: 'Visit', 'remote-call': 'Remote call', call: 'Phone call', 'congress-visit': 'Congress contact', 'web-visit': 'Web visit', chat: 'Chat',
  'email-open': 'E-mail opened', 'email-click': 'E-mail clicked' };

/** Dimensions as the catalog describes them, with labels instead of members. */
const DIMENSIONS = [
  { id: 'specialty', label: 'Specialty', overlapping: true, labels: { 'general-practice': 'General practice', pulmonology: 'Pulmonology', 'internal-medicine': 'Internal medicine', paediatrics: 'Paediatrics',
    allergology: 'Allergology', geriatrics: 'Geriatrics', cardiology: 'Cardiology', dentistry: 'Dentistry' } },
  { id: 'territory', label: 'Territory', labels: { north: 'North', 'north-east': 'North-east', east: 'East', 'south-east': 'South-east', south: 'South', 'south-west': 'South-west', west: 'West', 'north-west': 'North-west',
    centre: 'Centre', capital: 'Capital' } },
  { id: 'segmentScheme', label: 'Segmentation', overlapping: true, labels: { activity: 'Activity', value: 'Value', behaviour: 'Behaviour', interest: 'Interest', 'campaign-list': 'Campaign lists' } },
  { id: 'market', label: 'Market', labels: { 'inhaled-maintenance': 'Inhaled maintenance', 'bone-density': 'Bone density', 'heart-rhythm': 'Heart rhythm', 'nasal-allergy': 'Nasal allergy', 'rescue-inhalers': 'Rescue inhalers',
    'blood-pressure': 'Blood pressure', migraine: 'Migraine', sleep: 'Sleep', 'skin-itch': 'Skin itch', 'dry-eye': 'Dry eye', 'dental-pain': 'Dental pain', 'child-fever': 'Fever in children' } },
  { id: 'theme', label: 'Theme', labels: { respiratory: 'Respiratory', bone: 'Bone', cardiology: 'Cardiology', neurology: 'Neurology', dermatology: 'Dermatology', ophthalmology: 'Ophthalmology', dentistry: 'Dentistry',
    paediatrics: 'Paediatrics' } },
  { id: 'assetKind', label: 'Kind of content', labels: { study: 'Study', film: 'Film', leaflet: 'Leaflet', deck: 'Slides', case: 'Patient case', replay: 'Webinar replay', quiz: 'Quiz', page: 'Web page', tool: 'Calculator' } },
  { id: 'activityType', label: 'Activity type', labels: ACTIVITY_TYPES },
  { id: 'emailType', label: 'E-mail type', labels: { activation: 'Activation', digest: 'Digest', invitation: 'Invitation', 'follow-up': 'Follow-up' } },
  { id: 'consentType', label: 'Consent type', labels: { explicit: 'Explicit', double: 'Double opt-in', implied: 'Implied' } },
  { id: 'consentSource', label: 'Consent source', labels: { visit: 'Visit', 'web-form': 'Web form', event: 'Event', 'call-centre': 'Call centre', 'unsubscribe-link': 'Unsubscribe link', 'data-removal': 'Data removal' } },
  { id: 'suggestionStatus', label: 'Suggestion outcome', labels: { executed: 'Executed', completed: 'Marked as completed', dismissed: 'Dismissed', expired: 'Expired', open: 'Open' } },
  { id: 'costNature', label: 'Nature of cost', labels: { field: 'Field', production: 'Production', tools: 'Tools', media: 'Media', acquisition: 'Acquisition' } },
  { id: 'attributionModel', label: 'Attribution model', labels: { 'first-touch': 'First contact', 'last-touch': 'Last contact', linear: 'Equal parts' } },
  { id: 'trafficSource', label: 'Traffic source', labels: { search: 'Search', newsletter: 'Newsletter', social: 'Social networks', partner: 'Partner sites', direct: 'Direct', event: 'Event' } },
  { id: 'medium', label: 'Medium', labels: { organic: 'Organic', paid: 'Paid', 'e-mail': 'E-mail', referral: 'Referral' } },
  { id: 'landing', label: 'Landing page', labels: { 'inhaler-technique': 'Inhaler technique', 'study-results': 'Study results', 'patient-support': 'Patient support', webinars: 'Webinars', guidance: 'Guidance', product: 'Product page' } },
  { id: 'network', label: 'Network', labels: { linkwell: 'Linkwell', mediatalk: 'Mediatalk', viewtube: 'Viewtube' } },
  { id: 'keyword', label: 'Keyword', labels: { copd: 'COPD', 'inhaler-technique': 'Inhaler technique', exacerbation: 'Exacerbation', 'breathing-exercises': 'Breathing exercises', asthma: 'Asthma' } },
  { id: 'competitor', label: 'Brand', labels: { respira: 'Respira', 'rival-alba': 'Competitor Alba', 'rival-borea': 'Competitor Borea', 'rival-cirro': 'Competitor Cirro' } },
  { id: 'team', label: 'Team', labels: { marketing: 'Marketing', 'sales-force': 'Sales force', medical: 'Medical' } },
  { id: 'correctiveAction', label: 'Corrective action', labels: { 'recall-visits': 'Visits to dormant HCPs', 'shorter-subjects': 'Shorter subject lines', 'consent-at-visits': 'Consent asked at visits', 'second-reminder': 'Second reminder',
    'address-cleaning': 'Addresses cleaned', 'new-quizzes': 'New quizzes', 'field-training': 'Field training' } },
];

/** The dimensions with their members: an extension of the core catalog. Every code in the tables has a label, and every label a code. */
export function catalogExtension(tables) {
  const codesOf = (id) => new Set(Object.values(tables).flatMap((rows) => rows.flatMap((row) => row[id] ?? [])).filter((code) => code !== ''));
  const dimensions = DIMENSIONS.map(({ labels, ...dimension }) => {
    const codes = codesOf(dimension.id);
    const stray = [...codes, ...Object.keys(labels)].filter((code) => !(codes.has(code) && code in labels));
    if (stray.length > 0) throw new Error(`${dimension.id}: code without label or label without code: ${stray.join(', ')}`);
    return { ...dimension, members: Object.entries(labels).map(([code, label]) => ({ code, label })) };
  });
  return { dimensions };
}
