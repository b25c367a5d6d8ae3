import { mount } from 'svelte';
import 'omnichannel-widgets/define';
import 'omnichannel-widgets/locales/fr';
import App from './App.svelte';
import './page.css';

mount(App, { target: document.getElementById('app')! });
