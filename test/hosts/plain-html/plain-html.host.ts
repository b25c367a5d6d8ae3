import { describeDashboard } from '../support/describe-dashboard.js';

describeDashboard('plain-html', { languages: false });
