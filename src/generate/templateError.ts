import { BridgesmithError, exitCodes } from '../errors.js';

/** A template is wrong, or asks for something that is not there. */
export class TemplateError extends BridgesmithError {
  override readonly name = 'TemplateError';
  override readonly exitCode = exitCodes.usage;
}
