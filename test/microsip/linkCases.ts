// linkCases.ts: what links mean, for each program that reads them.

/** A link, its scheme, the number that it names, and what of it is dropped. */
export type ReadLink = readonly [link: string, scheme: string, number: string, ...dropped: string[]];
/** A link, and how what is said of it begins behind "The link was refused: ". */
export type RefusedLink = readonly [link: string, reason: string];

/** RFC 3966. */
export const telLinks: readonly ReadLink[] = [
  ['tel:5551234', 'tel', '5551234'],
  ['TEL:5551234', 'tel', '5551234'],
  ['tel:+15551234567', 'tel', '+15551234567'],
  ['tel:+1-555-123-4567', 'tel', '+15551234567'],
  ['tel:+1.555.123.4567', 'tel', '+15551234567'],
  ['tel:+1 (555) 123-4567', 'tel', '+15551234567'],
  ['tel:+1%20(555)%20123-4567', 'tel', '+15551234567'],
  ['tel:%2B1%28555%29', 'tel', '+1555'],
  ['tel:(0)5551234', 'tel', '05551234'],
  ['tel://5551234', 'tel', '5551234'],
  ['tel://5551234/', 'tel', '5551234'],
  ['tel:*97', 'tel', '*97'],
  ['tel:*21*5551234#', 'tel', '*21*5551234#'],
  ['tel:*21%23', 'tel', '*21#'],
  ['tel:5551234,,12,3', 'tel', '5551234,,12,3'],
  ['tel:5551234%2C12', 'tel', '5551234,12'],
  ['tel:5551234;ext=12', 'tel', '5551234,12'],
  ['tel:+1-555;EXT=(1)2.3-4', 'tel', '+1555,1234'],
  ['tel:1234;phone-context=pbx.example.com', 'tel', '1234', 'phone-context'],
  ['tel:863-1234;phone-context=+1-914-555;ext=7', 'tel', '8631234,7', 'phone-context'],
  ['tel:1234;x-unknown;npdi', 'tel', '1234', 'x-unknown', 'npdi'],
];

export const refusedTelLinks: readonly RefusedLink[] = [
  ['tel:', 'nothing follows tel:.'],
  ['tel:/answer', 'the character "/" (U+002F) is in no telephone number.'],
  ['tel:/resetnoask', 'the character "/" (U+002F) is in no telephone number.'],
  ['tel:1-800-FLOWERS', 'the character "F" (U+0046) is in no telephone number.'],
  ['tel:1 text', 'the character "t" (U+0074) is in no telephone number.'],
  ['tel:1%2520text', 'an escape in it stands for "%" (U+0025), which is in no number.'],
  ['tel:1%3Bext=2', 'the character ";" (U+003B) is in no telephone number.'],
  ['tel:1%E2%80%AE2', 'an escape in it stands for U+202E, which is in no number.'],
  ['tel:1%FF', 'a percent sign in it does not begin an escape of UTF-8, such as %2B.'],
  ['tel:\uFF11', 'the character U+FF11 at position 5 is in no link.'],
  ['tel:1"2', 'the character """ (U+0022) at position 6 is in no link.'],
  ['tel:()', 'it holds no telephone number: '],
  ['tel:1;isub=2', 'it names an ISDN subaddress (isub), which the phone cannot call.'],
  ['tel:1;m-new=2', 'it may not be used without knowing the parameter m-new.'],
  ['tel:1;ext=2;Ext=3', 'it has the parameter ext twice.'],
  ['tel:1;2', 'a semicolon in it does not begin a parameter, such as ;ext=12. Write a comma for a pause.'],
  ['tel:1;ext=a', 'its extension (ext) is not made of digits.'],
  [`tel:${'1'.repeat(256)}`, 'it names no number that can be dialled. number: expected '],
  [`tel:${'1'.repeat(65_536)}`, 'it has 65540 characters; at most 2000 are read.'],
];

/** RFC 3261. */
export const sipLinks: readonly ReadLink[] = [
  ['sip:1000@pbx.example.com', 'sip', '1000@pbx.example.com'],
  ['SIP:Jo@PBX.example.com:5070', 'sip', 'Jo@PBX.example.com:5070'],
  ['sip:jo@192.0.2.1', 'sip', 'jo@192.0.2.1'],
  ['sip:%2B1555@pbx.example', 'sip', '+1555@pbx.example'],
  ['sip:+1-555-1234@pbx.example;user=phone', 'sip', '+1-555-1234@pbx.example', 'user'],
  ['sip:jo@pbx.example;transport=tcp;lr?subject=a@b&body=%0A', 'sip', 'jo@pbx.example', 'transport', 'lr', 'headers'],
  ['sip:1000', 'sip', '1000'],
  ['sip:jo?subject=x', 'sip', 'jo', 'headers'],
  ['sips:jo@pbx.example', 'sips', 'sips:jo@pbx.example'],
];

export const refusedSipLinks: readonly RefusedLink[] = [
  ['sip:/answer', 'the character "/" (U+002F) cannot stand in the name or number of a SIP address.'],
  ['sip:jo hello', 'the character U+0020 cannot stand in the name or number of a SIP address.'],
  ['sip:@pbx.example', 'it names nobody to call.'],
  ['sip:-jo@pbx.example', 'the name in it does not begin with a letter, a digit, + * or #.'],
  ['sip:jo:secret@pbx.example', 'it holds a password. The phone uses those of its accounts.'],
  ['sip:jo@pbx@evil.example', 'what follows the @ is not the name of a host'],
  ['sip:jo@[::1]', 'what follows the @ is not the name of a host'],
  ['sip:jo@pbx%2Eexample', 'what follows the @ is not the name of a host'],
  ['sip:jo@pbx.example;', 'a semicolon in it does not begin a parameter, such as ;transport=tcp.'],
];

export const calltoLinks: readonly ReadLink[] = [
  ['callto:+1 (555) 123-4567', 'callto', '+15551234567'],
  ['callto:555-1234,,12', 'callto', '5551234,,12'],
  ['callto://5551234/', 'callto', '5551234'],
  ['callto:jo.doe', 'callto', 'jo.doe'],
  ['callto:jo@pbx.example:5070', 'callto', 'jo@pbx.example:5070'],
  ['callto:sip:jo@pbx.example;transport=tcp', 'callto', 'jo@pbx.example', 'transport'],
  ['callto:SIP:1000', 'callto', '1000'],
  ['callto:sips:jo@pbx.example', 'callto', 'sips:jo@pbx.example'],
];

export const refusedCalltoLinks: readonly RefusedLink[] = [
  ['callto:1 text', 'the character U+0020 cannot stand in the name or number'],
  ['callto:1%20text', 'the character U+0020 cannot stand in the name or number'],
  ['callto:/resetnoask', 'the character "/" (U+002F) cannot stand in the name or number'],
  ['callto:tel:5551234', 'it holds another scheme, or a port without an address.'],
  ['callto:sip:/answer', 'the character "/" (U+002F) cannot stand in the name or number'],
  ['callto:sip:', 'it names nobody to call.'],
  ['callto:sip:sip:jo@pbx.example', 'it holds a password. The phone uses those of its accounts.'],
  ['callto:callto:1', 'it holds another scheme, or a port without an address.'],
  ['callto:%73ip:1000', 'it holds another scheme, or a port without an address.'],
  ['callto:555;canary', 'the character ";" (U+003B) cannot stand in the name or number'],
  ['callto:jo?call', 'the character "?" (U+003F) cannot stand in the name or number'],
];

/** Refused because of what they begin with. */
export const noLinks: readonly string[] = ['', 'tel', 'http://x', 'msip:exit', ' tel:1', '__proto__:1'];
