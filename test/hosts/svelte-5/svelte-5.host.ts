import { describeDashboard } from '../support/describe-dashboard.js';

describeDashboard('svelte-5');
