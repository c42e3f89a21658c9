import { fileURLToPath } from 'node:url';
import { loadBridge } from '../../src/definition/load/load.js';

/** The definition of a phone of which there is nothing but that. */
export const deskPhoneFile = fileURLToPath(new URL('deskPhone.yaml', import.meta.url));
export const deskPhone = await loadBridge(deskPhoneFile);
