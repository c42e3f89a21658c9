import { attribute } from '../../dialects/html.js';
import { html } from '../../dialects/index.js';
import type { Target } from '../target.js';
import { plan } from './plan.js';

/** An HTML page of contacts with links, for bridges that declare one. */
export const page: Target = {
  name: 'page',
  summary: 'an HTML page whose links call contacts, where the bridge declares one',
  transports: ['uri'],
  dialect: html,
  takes: 'contacts',
  plan,
  writers: { attribute },
};
