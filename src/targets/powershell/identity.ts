import { createHash } from 'node:crypto';

/** Bridgesmith's own namespace for the GUIDs of modules: a random UUID, fixed for good. */
const namespace = '6f0d5e52-9d0c-4c0e-8a3e-0a8f4c1b7d21';

/** The GUID of a bridge's module: always the same for the same bridge (UUID version 5, RFC 9562, section 5.5). */
export function moduleGuid(bridge: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(bridge, 'utf8')
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
