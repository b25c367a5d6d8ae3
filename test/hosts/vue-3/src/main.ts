import { createApp } from 'vue';
import 'omnichannel-widgets/define';
import 'omnichannel-widgets/locales/fr';
import App from './App.vue';
import './page.css';

createApp(App).mount('#app');
