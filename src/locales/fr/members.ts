import type { LocaleData } from '../../i18n/index.js';

export const members = {
  adoptionStage: { unuser: 'Non-utilisateur', awareness: 'Notoriété', trial: 'Essai', adoption: 'Adoption', advocacy: 'Recommandation' },
  audience: { hcp: 'PdS', patient: 'Patients', carer: 'Aidants', pharmacist: 'Pharmaciens', public: 'Grand public' },
  channel: {
    'face-to-face': 'Face-à-face',
    phone: 'Téléphone',
    remote: 'Visite à distance',
    'approved-email': 'E-mail approuvé',
    'marketing-email': 'E-mail marketing',
    webinar: 'Webinaire',
    congress: 'Congrès',
    web: 'Web',
    sms: 'SMS et messagerie',
  },
  consentStatus: { 'opt-in': 'Opt-in', pending: 'En attente', expired: 'Expiré', 'opt-out': 'Opt-out' },
  scenario: { actual: 'Réalisé', objective: 'Objectif', forecast: 'Prévision', benchmark: 'Référence' },
} as const satisfies LocaleData['members'];
