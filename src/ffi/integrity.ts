import { advapi32 } from './advapi32.js';
import { kernel32 } from './kernel32.js';

/** From `low`, which browsers' sandboxes have, through `medium`, which users have, to `high`, which administrators have. */
export type IntegrityLevel = 'low' | 'medium' | 'high' | 'system';

/**
 * How high a process stands: Windows keeps messages from going up. Undefined when this user may not look, as an ordinary
 * one may not at what runs as administrator or as somebody else.
 *
 * Sources: https://learn.microsoft.com/windows/win32/secauthz/mandatory-integrity-control,
 * https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-token_mandatory_label
 */
export function integrityOf(process: number): IntegrityLevel | undefined {
  const handle = kernel32().OpenProcess(queryLimitedInformation, 0, process);
  if (handle === 0) return undefined;
  const token: [number] = [0];
  try {
    if (advapi32().OpenProcessToken(handle, tokenQuery, token) === 0) return undefined;
    return levelOf(token[0]);
  } finally {
    for (const open of [handle, ...token]) if (open !== 0) kernel32().CloseHandle(open);
  }
}

/** The label ends with its SID, and that with its only number, the level. */
function levelOf(token: number): IntegrityLevel | undefined {
  const label = Buffer.alloc(64);
  const size: [number] = [0];
  if (advapi32().GetTokenInformation(token, integrityLevel, label, label.length, size) === 0) return undefined;
  const level = label.readUInt32LE(size[0] - 4);
  if (level >= 0x4000) return 'system';
  if (level >= 0x3000) return 'high';
  return level >= 0x2000 ? 'medium' : 'low';
}

const queryLimitedInformation = 0x1000; // PROCESS_QUERY_LIMITED_INFORMATION
const tokenQuery = 0x0008; // TOKEN_QUERY
const integrityLevel = 25; // TokenIntegrityLevel
