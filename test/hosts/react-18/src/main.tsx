import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'omnichannel-widgets/define';
import 'omnichannel-widgets/locales/fr';
import { App } from './App';
import './page.css';

createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
