import { describeDashboard } from '../support/describe-dashboard.js';

describeDashboard('vue-3');
