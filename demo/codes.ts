/** Names of codes, by dimension. */
export type CodeNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The portal's names of the codes, in French; the English ones come with the figures. */
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
  keyword: { copd: 'BPCO', 'inhaler-technique': 'Technique d’inhalation', exacerbation: 'Exacerbation', 'breathing-exercises': 'Exercices respiratoires', asthma: 'Asthme' },
  competitor: { 'rival-alba': 'Concurrent Alba', 'rival-borea': 'Concurrent Borea', 'rival-cirro': 'Concurrent Cirro' },
  costNature: { field: 'Terrain', production: 'Production', tools: 'Outils', media: 'Médias', acquisition: 'Acquisition' },
  attributionModel: { 'first-touch': 'Premier contact', 'last-touch': 'Dernier contact', linear: 'À parts égales' },
  trafficSource: { search: 'Recherche', newsletter: 'Lettre d’information', social: 'Réseaux sociaux', partner: 'Sites partenaires', direct: 'Accès direct', event: 'Événement' },
  territory: {
    north: 'Nord', 'north-east': 'Nord-Est', east: 'Est', 'south-east': 'Sud-Est', south: 'Sud', 'south-west': 'Sud-Ouest', west: 'Ouest', 'north-west': 'Nord-Ouest', centre: 'Centre', capital: 'Région capitale',
  },
  theme: {
    respiratory: 'Respiratoire', bone: 'Os', cardiology: 'Cardiologie', neurology: 'Neurologie', dermatology: 'Dermatologie', ophthalmology: 'Ophtalmologie', dentistry: 'Chirurgie dentaire', paediatrics: 'Pédiatrie',
  },
  assetKind: { study: 'Étude', film: 'Film', leaflet: 'Dépliant', deck: 'Diapositives', case: 'Cas patient', replay: 'Webinaire en différé', quiz: 'Quiz', page: 'Page web', tool: 'Calculateur' },
  activityType: {
    'field-day': 'Journée terrain', mailing: 'Envoi d’e-mails', 'call-campaign': 'Campagne d’appels', webinar: 'Webinaire', 'web-campaign': 'Campagne web', newsletter: 'Lettre d’information', 'message-wave': 'Vague de messages',
    'round-table': 'Table ronde', 'congress-stand': 'Stand de congrès', visit: 'Visite', 'remote-call': 'Visite à distance', call: 'Appel', 'congress-visit': 'Contact au congrès', 'web-visit': 'Visite web', chat: 'Messagerie',
    'email-open': 'E-mail ouvert', 'email-click': 'E-mail cliqué',
  },
  emailType: { activation: 'Activation', digest: 'Synthèse', invitation: 'Invitation', 'follow-up': 'Suivi' },
  suggestionStatus: { executed: 'Exécutée', completed: 'Marquée comme faite', dismissed: 'Écartée', expired: 'Expirée', open: 'En cours' },
  campaign: {
    'launch-2024': 'Lancement 2024', 'winter-care': 'Soins d’hiver', 'congress-2025': 'Congrès d’automne 2025', 'congress-2026': 'Congrès d’automne 2026', 'strong-bones': 'Des os solides', 'steady-beat': 'Rythme régulier',
  },
  keyMessage: {
    km01: 'Moins d’exacerbations', km02: 'Une inspiration par jour', km03: 'Le bon patient à temps', km04: 'Fonction respiratoire stable', km05: 'Technique d’inhalation simple', km06: 'Bien toléré',
    km07: 'Un appui entre les visites', km08: 'Conforme aux recommandations', km09: 'Des os durablement solides', km10: 'Le rythme sous contrôle',
  },
};
