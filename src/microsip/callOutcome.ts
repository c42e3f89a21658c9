import type { CallOutcome } from '../calls/call.js';

/**
 * How a call ended, from what the phone has written down of it.
 *
 * The phone's words may be in its user's language, and the other end's reason is in whatever words that end chose; so only
 * the outcome is read from them: RFC 3261's own phrases, and those of the phone's sources.
 *
 * @param type 0 out, 1 in, 2 missed, 3 answered elsewhere.
 * @param duration in seconds, rounded: a talk of less than half a second has none.
 *
 * Sources: MicroSIP 3.20.5 and 3.22, MessagesDlg.cpp, `OnEndCall`; https://www.rfc-editor.org/rfc/rfc3261#section-21
 */
export function phoneOutcome(type: string, duration: number, info: string): CallOutcome {
  if (type === '3') return 'elsewhere';
  if (type === '2') return refused.test(info) ? 'rejected' : 'missed';
  if (type === '1' || duration > 0 || info === 'Call Ended') return 'answered';
  if (refused.test(info)) return 'rejected';
  if (/^Cancel(?:ed)?$/.test(info)) return 'cancelled';
  return failed.test(info) ? 'failed' : 'unanswered';
}

const refused = /^(?:Busy Here|Busy Everywhere|Decline)$/;
const failed =
  /^(?:Server Failure: |Cannot get IP address|Connection refused|Connection timed out|Incorrect dialing|(?:Bad Request|Unauthorized|Forbidden|Not Found|Gone|Address Incomplete|Not Acceptable Here|Service Unavailable|Server Internal Error|Does Not Exist Anywhere)$)/;
