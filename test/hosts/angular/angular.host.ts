import { describeDashboard } from '../support/describe-dashboard.js';

describeDashboard('angular');
