import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import 'omnichannel-widgets/define';
import 'omnichannel-widgets/locales/fr';
import { App } from './app/app';

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
