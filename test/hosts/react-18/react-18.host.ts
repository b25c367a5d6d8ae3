import { describeDashboard } from '../support/describe-dashboard.js';

describeDashboard('react-18');
