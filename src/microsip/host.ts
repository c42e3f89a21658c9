import { ApplicationHost, type ApplicationHostOptions } from '../host/host.js';
import { microsip } from '../profiles/microsip/bridge.js';
import { microsipHost } from './hostSupport.js';

export interface MicrosipHostOptions extends Omit<ApplicationHostOptions, 'start'> {
  /** Whether a command that makes sense without a running phone starts it; true when left out. */
  readonly startPhone?: boolean | undefined;
}

/**
 * Speaks DDE for MicroSIP, which does not: a server `MicroSIP|control` that carries out the commands which the definition
 * declares, and serves what the phone does.
 */
export class MicrosipHost extends ApplicationHost {
  constructor({ startPhone, ...options }: MicrosipHostOptions = {}) {
    super(microsip, microsipHost, { ...options, start: startPhone });
  }
}
