/** Names of codes, by dimension. */
export type CodeNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the source leaves unnamed. */
export const ENGLISH_CODES: CodeNames = {
  specialty: {
    allergology: 'Allergology', cardiology: 'Cardiology', dentistry: 'Dentistry', 'general-practice': 'General practice', geriatrics: 'Geriatrics',
    'internal-medicine': 'Internal medicine', paediatrics: 'Paediatrics', pulmonology: 'Pulmonology',
  },
  segmentScheme: { activity: 'Activity', value: 'Value', behaviour: 'Behaviour', interest: 'Interest', 'campaign-list': 'Campaign lists' },
};

export const FRENCH_CODES: CodeNames = {
  specialty: {
    allergology: 'Allergologie', cardiology: 'Cardiologie', dentistry: 'Chirurgie dentaire', 'general-practice': 'Médecine générale', geriatrics: 'Gériatrie',
    'internal-medicine': 'Médecine interne', paediatrics: 'Pédiatrie', pulmonology: 'Pneumologie',
  },
  segment: {
    active: 'Actifs', leaving: 'Susceptibles de partir', left: 'Partis', 'new-clients': 'Nouveaux clients',
    'digital-first': 'Numérique d’abord', 'visit-first': 'Visite d’abord', 'webinar-fan': 'Habitués des webinaires', 'mail-reader': 'Lecteurs d’e-mails', 'congress-goer': 'Habitués des congrès',
    'phone-first': 'Téléphone d’abord', 'all-round': 'Tous canaux',
    'int-copd': 'Intérêt\u00a0: BPCO', 'int-asthma': 'Intérêt\u00a0: asthme', 'int-inhaler': 'Intérêt\u00a0: technique d’inhalation', 'int-guidance': 'Intérêt\u00a0: recommandations',
    'int-support': 'Intérêt\u00a0: accompagnement du patient', 'int-child': 'Intérêt\u00a0: enfants', 'int-marker': 'Intérêt\u00a0: biomarqueurs', 'int-heart': 'Intérêt\u00a0: cœur et poumon',
    'pilot-2025': 'Groupe pilote 2025', 'winter-list': 'Liste soins d’hiver', 'wave-1': 'Breathe, vague 1', 'wave-2': 'Breathe, vague 2', 'wave-3': 'Breathe, vague 3',
    'congress-guest': 'Invitations au congrès', recommended: 'Recommandations personnelles',
  },
  segmentScheme: { activity: 'Activité', value: 'Valeur', behaviour: 'Comportement', interest: 'Centres d’intérêt', 'campaign-list': 'Listes de campagne' },
};
